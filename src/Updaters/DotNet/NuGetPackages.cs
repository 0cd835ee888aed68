using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.DotNet;

/// <summary>The upstreams' names as NuGet ids, which are compared without case, and the versions that files give them.</summary>
/// <remarks>https://learn.microsoft.com/nuget/concepts/package-versioning#version-ranges: a version by itself is the lowest one, <c>[1.2.3]</c> the only one.</remarks>
internal sealed partial class NuGetPackages
{
    private const int Longest = 200;

    private readonly Dictionary<string, (Upstream Upstream, KnownName Name)?> _byId;
    private readonly Dictionary<string, (Upstream Upstream, KnownName Name)?>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public NuGetPackages(IReadOnlyList<Upstream> upstreams)
    {
        _byId = new(StringComparer.OrdinalIgnoreCase);
        foreach (var id in upstreams.SelectMany(upstream => upstream.Packages).Select(name => name.Text).Distinct(StringComparer.OrdinalIgnoreCase))
            _byId[id] = KnownNames.Resolve(upstreams, upstream => upstream.Packages, name => name.Text.Equals(id, StringComparison.OrdinalIgnoreCase));
        _bySpan = _byId.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Know(ReadOnlySpan<char> id) => Tie(id) is not null;

    /// <summary>The reference that the package's version is; null where no upstream goes by the id, or the text is no version.</summary>
    /// <param name="version">A version, a range or a floating version, with or without space around it.</param>
    public Reference? Find(FileText file, string id, TextSpan version)
    {
        if (version.Length is 0 or > Longest || Tie(id) is not { } tie)
            return null;
        var match = Version().Match(file.Text, version.Start, version.Length);
        if (!match.Success || match.Index + match.Length != version.End)
            return null;
        var isExact = match.Groups["exact"].Success;
        var group = match.Groups[isExact ? "exact" : "range"];
        return new Reference(
            tie.Upstream.Id, file.Path, new TextSpan(group.Index, group.Length), group.Value,
            isExact ? ReferenceKind.Package : ReferenceKind.Range, new Tie.ByName(tie.Name, id), [])
        {
            PublishedAs = new Publication.NuGetPackage(id),
            Dialect = isExact ? null : RangeDialect.NuGet,
        };
    }

    private (Upstream Upstream, KnownName Name)? Tie(ReadOnlySpan<char> id) => _bySpan.TryGetValue(id, out var tie) ? tie : null;

    [GeneratedRegex(
        @"\G\s*(?:(?<exact>" + Number + @")|\[\s*(?<exact>" + Number + @")\s*\]"
        + @"|(?<range>[\[(]\s*(?:" + Number + @")?\s*,\s*(?:" + Number + @")?\s*[\])]|[0-9]+(?:\.[0-9]+){0,3}(?:-[0-9A-Za-z.-]*|\.)\*(?:-\*)?))\s*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    private const string Number = @"(?>[0-9]+(?:\.[0-9]+){0,3}(?:-[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*)?(?:\+[0-9A-Za-z.-]+)?)(?![*.\w-])";
}
