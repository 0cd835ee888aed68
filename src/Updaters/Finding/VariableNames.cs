using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Ties a variable's value to the upstream that goes by the variable's name.</summary>
public static partial class VariableNames
{
    /// <summary>The reference that <c>name = value</c> is; null where no upstream goes by the name or the value is no version.</summary>
    /// <param name="value">Where the value stands, without quotes.</param>
    /// <remarks>
    /// Names are compared with case. Two upstreams going by one name tie nothing by default: a name from the config wins over a default one.
    /// </remarks>
    public static Reference? Match(FileText file, string name, TextSpan value, IReadOnlyList<Upstream> upstreams)
    {
        if (!LooksLikeVersion(file.Text.AsSpan(value.Start, value.Length)))
            return null;
        return KnownNames.Resolve(upstreams, upstream => upstream.Variables, known => known.Text == name) is { } tie
            ? new Reference(
                tie.Upstream.Id, file.Path, value, value.Of(file.Text), ReferenceKind.Value, new Tie.ByName(tie.Name, name), [])
            : null;
    }

    /// <summary>The same for files in which such a name may be written in kebab, snake or camel case, too: <c>name-version</c>, <c>nameVersion</c>.</summary>
    public static Reference? MatchInAnyCase(FileText file, string name, TextSpan value, IReadOnlyList<Upstream> upstreams)
    {
        if (!LooksLikeVersion(file.Text.AsSpan(value.Start, value.Length)))
            return null;
        if (Match(file, name, value, upstreams) is { } exact)
            return exact;
        // A name of one word is one of many things.
        return UpperSnake(name) is var spelled && spelled != name && spelled.Contains('_') ? Match(file, spelled, value, upstreams) : null;
    }

    private static string UpperSnake(string name) => string.Concat(name.Select((c, i) =>
        c is '-' or '.' ? "_"
        : char.IsAsciiLetterUpper(c) && i > 0 && char.IsAsciiLetterLower(name[i - 1]) ? $"_{c}"
        : char.ToUpperInvariant(c).ToString()));

    /// <summary>
    /// Whether the text has the form of a version or of a tag that ends in one (<c>cli-v1.2.3</c>, <c>cli/v1.2.3</c>, <c>cli@1.2.3</c>).
    /// Only the form: whether it is a version of the upstream is for planning to say. A commit's full SHA is none.
    /// </summary>
    internal static bool LooksLikeVersion(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 100 && VersionOrTag().IsMatch(text) && !CommitSha().IsMatch(text);

    [GeneratedRegex(@"\A(?:[A-Za-z][A-Za-z0-9._-]*[-_/@])?(?:[vV]\.?)?[0-9][0-9A-Za-z]*(?:[._+!-][0-9A-Za-z]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex VersionOrTag();

    [GeneratedRegex(@"\A(?:[0-9a-f]{40}|[0-9a-f]{64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex CommitSha();
}
