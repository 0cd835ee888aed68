using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Terraform;

/// <summary>
/// Terraform, OpenTofu and Terragrunt: modules by a repository's address (<c>?ref=v1.2.3</c>), other URLs, images, packages in commands, and variables
/// that an upstream goes by (<c>tool_version</c>). Comments are left alone.
/// </summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/modules/sources#selecting-a-revision</remarks>
public sealed partial class TerraformUpdater : IFileUpdater
{
    private static readonly string[] Extensions = [".tf", ".tofu", ".tfvars", ".hcl"];

    public string Name => "terraform";

    public bool Handles(string path) =>
        Array.Exists(Extensions, extension => path.EndsWith(extension, StringComparison.Ordinal)) && !path.EndsWith(".lock.hcl", StringComparison.Ordinal);

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var code = file with { Text = CodeComments.Blank(file.Text, CommentSyntax.Hash | CommentSyntax.Slashes | CommentSyntax.HereDocuments) };
        Reference[] found =
        [
            .. NamedLines.In(code.Text, upstreams).SelectMany(lines => InLines(code, lines, upstreams)),
            .. ImageSettings.Find(code, upstreams),
            .. Variable().Matches(code.Text).Select(match => Named(code, match, upstreams)).OfType<Reference>(),
        ];
        var ties = CommentTies.Read(file, upstreams);
        return ties.Over(TextOrder.Of(found), ties.Lines.SelectMany(line => Values(code.Text, line)));
    }

    private static IEnumerable<Reference> InLines(FileText code, TextSpan lines, IReadOnlyList<Upstream> upstreams)
    {
        List<Reference> found = [.. GitHubUrls.Find(code, lines, upstreams), .. ImageNames.Find(code, lines, upstreams), .. CommandLines.Find(code, lines, upstreams)];
        for (var match = Attribute().Match(code.Text, lines.Start, lines.Length); match.Success; match = match.NextMatch())
        {
            if (Named(code, match, upstreams) is { } reference)
                found.Add(reference);
        }
        return found;
    }

    private static Reference? Named(FileText code, Match match, IReadOnlyList<Upstream> upstreams)
    {
        var value = match.Groups["value"];
        return VariableNames.MatchInAnyCase(code, match.Groups["name"].Value, new TextSpan(value.Index, value.Length), upstreams);
    }

    private static IEnumerable<TextSpan> Values(string code, TextSpan line)
    {
        for (var match = Quoted().Match(code, line.Start, line.Length); match.Success; match = match.NextMatch())
            yield return new TextSpan(match.Groups["value"].Index, match.Groups["value"].Length);
    }

    [GeneratedRegex(@"^[ \t]*(?<name>[A-Za-z_][A-Za-z0-9_-]*)[ \t]*=[ \t]*""(?<value>[^""\s]*)""", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Attribute();

    [GeneratedRegex(
        @"^[ \t]*variable[ \t]+""(?<name>[^""\r\n]+)""[ \t]*\{(?>(?:[^{}""]|(?!""[^""\r\n]*"")""|(?<!\bdefault[ \t]*=[ \t]*)""[^""\r\n]*"")*)(?<=\bdefault[ \t]*=[ \t]*)""(?<value>[^""\s]*)""",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"""(?<value>[^""\r\n]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
