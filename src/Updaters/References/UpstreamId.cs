using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Updaters.References;

/// <summary>Names an entry of the watch list: <c>owner/repo</c>, or <c>owner/repo#name</c> where a repository is watched more than once.</summary>
public sealed partial record UpstreamId(RepoName Repo, string? Name = null)
{
    public static UpstreamId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not owner/name or owner/name#entry");

    public static bool TryParse(string? text, [NotNullWhen(true)] out UpstreamId? id)
    {
        var parts = (text ?? "").Split('#', 2);
        id = RepoName.TryParse(parts[0], out var repo) && (parts.Length == 1 || IsEntryName(parts[1]))
            ? new UpstreamId(repo, parts.Length == 1 ? null : parts[1])
            : null;
        return id is not null;
    }

    public static bool IsEntryName(string? name) => EntryName().IsMatch(name ?? "");

    public bool Equals(UpstreamId? other) =>
        other is not null && Repo.Equals(other.Repo) && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    public override string ToString() => Name is null ? Repo.ToString() : $"{Repo}#{Name}";

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,49}\z", RegexOptions.CultureInvariant)]
    private static partial Regex EntryName();
}
