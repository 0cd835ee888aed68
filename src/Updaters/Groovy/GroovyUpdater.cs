using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Groovy;

/// <summary>
/// Jenkinsfiles and other Groovy: URLs, images and pins, variables that an upstream goes by (<c>TOOL_VERSION = '1.2.3'</c>), and shared
/// libraries (<c>@Library('name@v1.2.3')</c>). Comments are left alone.
/// </summary>
/// <remarks>https://www.jenkins.io/doc/book/pipeline/shared-libraries/#library-versions</remarks>
public sealed partial class GroovyUpdater : IFileUpdater
{
    public string Name => "groovy";

    public bool Handles(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.StartsWith("Jenkinsfile", StringComparison.Ordinal)
            || name.EndsWith(".groovy", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".jenkinsfile", StringComparison.OrdinalIgnoreCase);
    }

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var code = file with { Text = CodeComments.Blank(file.Text, CommentSyntax.Slashes | CommentSyntax.SingleQuotes | CommentSyntax.TripleQuotes) };
        var expanded = ExpandedScript.Read(code.Text.Length > ExpandedScript.LongestScript ? code : AsCommands(code), upstreams);
        List<Reference> found = [.. expanded.Found, .. NamedLines.In(code.Text, upstreams).SelectMany(lines => InLines(code, lines, upstreams)).Where(expanded.Allows)];
        found.AddRange(DownloadedFiles.Find(code, found, [new TextSpan(0, code.Text.Length)]));
        var ties = CommentTies.Read(file, upstreams);
        var tied = ties.Over(TextOrder.Of(found).Where(reference => !Continuation.Splits(file.Text, reference)), ties.Lines.SelectMany(line => Values(code.Text, line)));
        return PinnedReferences.Of(code.Text, [.. tied], expanded.Downloads, lines => ExpandedScript.Variables(code.Text, lines));
    }

    /// <summary>Its texts in single quotes are commands, in which the shell puts variables in.</summary>
    private static FileText AsCommands(FileText code) => code with { Text = code.Text.Replace('\'', '"') };

    private static IEnumerable<Reference> InLines(FileText code, TextSpan lines, IReadOnlyList<Upstream> upstreams) =>
    [
        .. Libraries(code, lines, upstreams),
        .. GitHubUrls.Find(code, lines, upstreams),
        .. ImageNames.Find(code, lines, upstreams),
        .. CommandLines.Find(code, lines, upstreams),
        .. Assignments.Find(code, lines, upstreams),
    ];

    private static IEnumerable<Reference> Libraries(FileText code, TextSpan lines, IReadOnlyList<Upstream> upstreams)
    {
        for (var match = Library().Match(code.Text, lines.Start, lines.Length); match.Success; match = match.NextMatch())
        {
            foreach (var (name, version) in match.Groups["name"].Captures.Zip(match.Groups["version"].Captures))
            {
                var span = new TextSpan(version.Index, version.Length);
                if (PackagePins.Tie(name.Value, upstreams) is { } tie && VariableNames.LooksLikeVersion(version.Value))
                    yield return new Reference(tie.Upstream.Id, code.Path, span, version.Value, ReferenceKind.Tag, new Tie.ByName(tie.Name, name.Value), []);
            }
        }
    }

    private static IEnumerable<TextSpan> Values(string code, TextSpan line)
    {
        for (var match = Quoted().Match(code, line.Start, line.Length); match.Success; match = match.NextMatch())
            yield return new TextSpan(match.Groups["value"].Index, match.Groups["value"].Length);
    }

    private const string NameAndVersion = @"['""](?<name>[A-Za-z0-9._-]+)@(?<version>[A-Za-z0-9._/+-]+)['""]";

    [GeneratedRegex(
        @"(?:@Library\([ \t]*(?:value[ \t]*=[ \t]*)?\[?[ \t]*|\blibrary[ \t(]+(?:identifier:[ \t]*)?)" + NameAndVersion + @"(?>(?:[ \t]*,[ \t]*" + NameAndVersion + ")*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Library();

    [GeneratedRegex(@"(?<quote>['""])(?<value>[^'""\r\n]*)\k<quote>", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
