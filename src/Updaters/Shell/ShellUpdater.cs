using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Shell;

/// <summary>
/// Shell scripts, those without an extension by their first line, and files of variables (<c>.env</c>, <c>.envrc</c>): URLs, images and pins in commands, with their variables put in,
/// the hashes that commands check, and variables that an upstream goes by, their defaults included (<c>${TOOL_VERSION:-1.2.3}</c>). Comments are left alone; here-documents are text.
/// </summary>
public sealed partial class ShellUpdater : IFileUpdater
{
    private static readonly string[] Extensions = [".sh", ".bash", ".zsh", ".ksh", ".bats", ".env"];

    public string Name => "shell";

    public bool Handles(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Array.Exists(Extensions, extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            || name is ".envrc" or ".env" or ".bashrc" or ".bash_profile" or ".zshrc" or ".profile"
            || name.StartsWith(".env.", StringComparison.Ordinal)
            || MayBeScript(name);
    }

    /// <summary>Scripts without an extension (<c>bin/setup</c>, <c>hooks/pre-push</c>) are told by their first line.</summary>
    private static bool MayBeScript(string name) => !name.Contains('.');

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams) =>
        MayBeScript(file.FileName) && !FirstLine().IsMatch(file.Text) ? [] : InScript(file, upstreams);

    private static IEnumerable<Reference> InScript(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var code = file with { Text = ShellText.WithoutComments(file.Text) };
        var expanded = ExpandedScript.Read(code, upstreams);
        List<Reference> found = [.. expanded.Found, .. NamedLines.In(code.Text, upstreams).SelectMany(lines => InLines(code, lines, upstreams)).Where(expanded.Allows)];
        found.AddRange(DownloadedFiles.Find(code, found, [new TextSpan(0, code.Text.Length)]));
        var ties = CommentTies.Read(file, upstreams);
        var tied = ties.Over(TextOrder.Of(found).Where(reference => !Continuation.Splits(file.Text, reference)), ties.Lines.SelectMany(line => Values(code.Text, line)));
        return PinnedReferences.Of(code.Text, [.. tied], expanded.Downloads, lines => ExpandedScript.Variables(code.Text, lines));
    }

    private static IEnumerable<Reference> InLines(FileText code, TextSpan lines, IReadOnlyList<Upstream> upstreams) =>
    [
        .. GitHubUrls.Find(code, lines, upstreams),
        .. ImageNames.Find(code, lines, upstreams),
        .. CommandLines.Find(code, lines, upstreams),
        .. Assignments.Find(code, lines, upstreams),
        .. Defaults(code, lines, upstreams),
        .. RepositoryTags.Values(code, lines, upstreams, Indexed()),
    ];

    /// <summary><c>${NAME:-1.2.3}</c>, <c>${NAME-1.2.3}</c>, <c>${NAME:=1.2.3}</c></summary>
    private static IEnumerable<Reference> Defaults(FileText code, TextSpan lines, IReadOnlyList<Upstream> upstreams)
    {
        for (var match = Default().Match(code.Text, lines.Start, lines.Length); match.Success; match = match.NextMatch())
        {
            var value = match.Groups["value"];
            if (VariableNames.Match(code, match.Groups["name"].Value, new TextSpan(value.Index, value.Length), upstreams) is { } reference)
                yield return reference;
        }
    }

    /// <summary>The line, and each value of an assignment, where it has several.</summary>
    private static IEnumerable<TextSpan> Values(string code, TextSpan line)
    {
        yield return line;
        for (var match = Assigned().Match(code, line.Start, line.Length); match.Success; match = match.NextMatch())
            yield return new TextSpan(match.Groups["value"].Index, match.Groups["value"].Length);
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*):?[-=](?<quote>[""']?)(?<value>[^\s""'${}]+)\k<quote>\}", RegexOptions.CultureInvariant)]
    private static partial Regex Default();

    // An associative array of repositories: [owner/name]=v1.2.3
    [GeneratedRegex(@"\[[""']?(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,60})/(?<name>[A-Za-z0-9._-]{1,100})[""']?\]=[""']?(?<version>[vV]?[0-9]+(?:\.[0-9]+)+)(?=[\s""')]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Indexed();

    [GeneratedRegex(@"\A#![ \t]*(?:/usr)?/bin/(?:env[ \t]+(?:-S[ \t]+)?)?(?:ba|da|z|k|a)?sh\b", RegexOptions.CultureInvariant)]
    private static partial Regex FirstLine();

    [GeneratedRegex(@"(?<![\w$])[A-Za-z_][A-Za-z0-9_]*=(?<quote>[""']?)(?<value>[^\s""';&|]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Assigned();
}
