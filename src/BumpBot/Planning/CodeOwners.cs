using System.Text;
using System.Text.RegularExpressions;
using Updaters.Text;

namespace BumpBot.Planning;

/// <summary>A CODEOWNERS file: who owns which paths. The last pattern that fits a path counts.</summary>
/// <remarks>docs.github.com, "About code owners": patterns as in gitignore, without <c>!</c>, <c>[ ]</c> and escaped <c>#</c>; e-mail addresses name no login.</remarks>
public sealed class CodeOwners
{
    /// <summary>Where GitHub looks for it, the first one counts.</summary>
    public static readonly IReadOnlyList<string> Paths = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

    /// <summary>GitHub reads no larger ones.</summary>
    public const int MaxLength = 3 * 1024 * 1024;

    private const int MaxRules = 5_000;

    private readonly List<(Regex Pattern, IReadOnlyList<string> Owners)> _rules = [];

    private CodeOwners() { }

    public static CodeOwners Parse(string text)
    {
        var owners = new CodeOwners();
        foreach (var line in Lines.In(text.Length <= MaxLength ? text : ""))
        {
            var words = line.Of(text).Split('#', 2)[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && owners._rules.Count < MaxRules && PatternOf(words[0]) is { } pattern)
                owners._rules.Add((pattern, [.. words.Skip(1).Where(IsAccount).Select(word => word[1..])]));
        }
        return owners;
    }

    /// <summary>Logins, and teams as <c>owner/team</c>; none where nobody owns the path.</summary>
    public IReadOnlyList<string> Of(string path)
    {
        for (var i = _rules.Count - 1; i >= 0; i--)
        {
            if (_rules[i].Pattern.IsMatch(path))
                return _rules[i].Owners;
        }
        return [];
    }

    private static bool IsAccount(string word) =>
        word is ['@', _, ..] && word.Length <= 150 && word.AsSpan(1).Count('/') <= 1 && word.Skip(1).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/');

    /// <returns>Null where it is none that GitHub takes.</returns>
    private static Regex? PatternOf(string pattern)
    {
        if (pattern.Length > 500 || pattern[0] == '!' || pattern.AsSpan().ContainsAny('[', ']', '\\'))
            return null;
        // A slash at the start or within ties a pattern to the root.
        var isAnchored = pattern.AsSpan(0, pattern.Length - 1).Contains('/');
        var regex = new StringBuilder(isAnchored ? @"\A" : @"(?:\A|/)");
        var body = pattern.TrimStart('/');
        for (var i = 0; i < body.Length; i++)
        {
            if (body.AsSpan(i).StartsWith("**/"))
                (i, _) = (i + 2, regex.Append("(?:.*/)?"));
            else if (body.AsSpan(i).StartsWith("**"))
                (i, _) = (i + 1, regex.Append(".*"));
            else
                regex.Append(body[i] switch { '*' => "[^/]*", '?' => "[^/]", var c => Regex.Escape(c.ToString()) });
        }
        // A folder owns all below it; "docs/*" owns what lies in it directly.
        regex.Append(body.EndsWith('/') ? "" : body.EndsWith("/*", StringComparison.Ordinal) ? @"\z" : @"(?:/|\z)");
        return new Regex(regex.ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }
}
