using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.PipRequirements;

/// <summary>
/// pip's requirements and constraints files: exact pins (<c>name==1.2.3</c>), and repositories, releases and archives by URL.
/// Ranges, wildcards and compound specifiers are left alone.
/// </summary>
public sealed partial class RequirementsUpdater : IFileUpdater
{
    public string Name => "requirements";

    public bool Handles(string path) => UsualPath().IsMatch(path);

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var lines = RequirementLines.Read(file.Text);
        var content = file with { Text = lines.Content };
        return from line in lines.Spans
               from reference in TextOrder.Of(InLine(content, line, upstreams))
               where !Continuation.Splits(file.Text, reference)
               let pins = RequirementPins.Find(file, content, line, reference)
               select reference with { Pins = [.. reference.Pins, .. pins] };
    }

    private static IEnumerable<Reference> InLine(FileText content, TextSpan line, IReadOnlyList<Upstream> upstreams)
    {
        var urls = GitHubUrls.Find(content, line, upstreams);
        var entry = ExactPin().Match(content.Text, line.Start, line.Length);
        var name = entry.Groups["name"].Value;
        return entry.Success && PackagePins.Tie(name, upstreams) is { } tie
            ? urls.Append(PackagePins.At(content, tie, name, entry.Groups["version"]))
            : urls;
    }

    [GeneratedRegex(
        @"(?:\A|/)(?:[^/]*requirements[^/]*\.(?:txt|in)|[^/]*constraints[^/]*\.(?:txt|in)|requirements/[^/]+\.(?:txt|in))\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UsualPath();

    // PEP 508: the name, extras, the one specifier (in parentheses, as older metadata has it), then a marker or pip's options for the entry.
    [GeneratedRegex(
        @"\A\s*(?<name>" + PythonPackages.NamePattern + @")(?>[ \t]*)(?>(?:" + PythonPackages.ExtrasPattern + @"[ \t]*)?)"
        + @"(?<open>\((?>[ \t]*))?={2,3}(?>[ \t]*)(?<version>" + PythonPackages.VersionPattern + @")(?>[ \t]*)(?(open)\)(?>[ \t]*))"
        + @"(?:\z|;|(?<=[ \t])-)",
        RegexOptions.CultureInvariant)]
    private static partial Regex ExactPin();
}
