using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Finds what command lines name with a version beside URLs and images: packages of any index, and repositories with their tags.</summary>
internal static class CommandLines
{
    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams) =>
    [
        .. PackagePins.Find(file, within, upstreams),
        .. NamedWithNumber(file.Text, within, NameSearch.For(upstreams)).SelectMany(line => InLine(file, line, upstreams)),
    ];

    private static IEnumerable<Reference> InLine(FileText file, TextSpan line, IReadOnlyList<Upstream> upstreams) =>
    [
        .. InstallCommands.Find(file, line, upstreams),
        .. InstallCommands.InUrls(file, line, upstreams),
        .. RepositoryTags.InToolNames(file, line, upstreams),
        .. RepositoryTags.InCommands(file, line, upstreams),
        .. RepositoryTags.InReleaseCommands(file, line, upstreams),
    ];

    /// <summary>The lines in which a name may stand, and a digit does.</summary>
    private static IEnumerable<TextSpan> NamedWithNumber(string text, TextSpan within, NameSearch names)
    {
        var start = within.Start;
        while (start < within.End)
        {
            var length = text.AsSpan(start, within.End - start).IndexOf('\n');
            var end = length < 0 ? within.End : start + length + 1;
            var line = text.AsSpan(start, end - start);
            if (line.ContainsAnyInRange('0', '9') && names.MaySpell(line))
                yield return TextSpan.FromBounds(start, end);
            start = end;
        }
    }
}
