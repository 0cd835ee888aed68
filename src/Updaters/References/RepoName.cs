using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Updaters.References;

/// <summary>A repository as <c>owner/name</c>, kept as written and compared without case, as GitHub does.</summary>
public sealed partial record RepoName
{
    private RepoName(string owner, string name) => (Owner, Name) = (owner, name);

    public string Owner { get; }

    public string Name { get; }

    public static RepoName Parse(string text) =>
        TryParse(text, out var repo) ? repo : throw new FormatException($"'{text}' is not owner/name");

    /// <summary>Accepts only the forms that GitHub gives out: letters, digits, <c>-</c>, <c>_</c>, <c>.</c>; never <c>.</c> or <c>..</c>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RepoName? repo)
    {
        var match = Form().Match(text ?? "");
        repo = match.Success ? new RepoName(match.Groups["owner"].Value, match.Groups["name"].Value) : null;
        return repo is not null;
    }

    public bool Equals(RepoName? other) =>
        other is not null
        && string.Equals(Owner, other.Owner, StringComparison.OrdinalIgnoreCase)
        && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    public override string ToString() => $"{Owner}/{Name}";

    [GeneratedRegex(@"\A(?<owner>[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99}))/(?<name>(?!\.{1,2}\z)[A-Za-z0-9._-]{1,100})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
