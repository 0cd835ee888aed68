using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Finds the tags of the upstreams' repositories that commands clone: <c>git clone --branch v1.2.3 https://github.com/owner/name</c>.</summary>
/// <remarks>https://git-scm.com/docs/git-clone#Documentation/git-clone.txt---branchname: the option takes a branch or a tag.</remarks>
internal static partial class GitClones
{
    private const string Command = "git clone";
    private const int LongestCommand = 1000;

    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        var position = within.Start;
        while (file.Text.IndexOf(Command, position, within.End - position, StringComparison.Ordinal) is var at and >= 0)
        {
            position = at + Command.Length;
            var command = Arguments().Match(file.Text, position, Math.Min(LongestCommand, within.End - position));
            var arguments = new TextSpan(command.Index, command.Length);
            if (Branch().Match(file.Text, arguments.Start, arguments.Length).Groups["tag"] is not { Success: true } tag)
                continue;
            List<Upstream> named = [.. RepositoryUrl.In(file.Text, arguments, UrlHosts.Of(upstreams)).Take(1).SelectMany(url => upstreams.Where(upstream => url.Names(upstream)))];
            foreach (var reference in PinnedRepository.At(file, new TextSpan(tag.Index, tag.Length), named))
                yield return reference;
        }
    }

    // Up to where the command ends; a backslash takes it on to the next line.
    [GeneratedRegex(@"\G(?>(?:\\\r?\n|[^\r\n;&|()])*)", RegexOptions.CultureInvariant)]
    private static partial Regex Arguments();

    [GeneratedRegex(@"(?<!\S)(?:--branch(?:=|[ \t]+)|-b[ \t]*)[""']?(?<tag>[^\s""'\\]+)[""']?(?!\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Branch();
}
