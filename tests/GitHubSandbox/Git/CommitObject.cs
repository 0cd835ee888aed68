using System.Globalization;
using System.Text;

namespace Sandbox.Git;

/// <summary>Who did something to a git object, and when.</summary>
internal sealed record GitSignature(string Name, string Email, DateTimeOffset When)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name} <{Email}> {When.ToUnixTimeSeconds()} +0000");

    public static GitSignature Parse(string line)
    {
        var open = line.IndexOf('<', StringComparison.Ordinal);
        var close = line.LastIndexOf('>');
        var seconds = long.Parse(line[(close + 2)..].Split(' ')[0], CultureInfo.InvariantCulture);
        return new GitSignature(line[..open].TrimEnd(), line[(open + 1)..close], DateTimeOffset.FromUnixTimeSeconds(seconds));
    }
}

internal sealed record CommitObject(
    string Sha, string Tree, IReadOnlyList<string> Parents, GitSignature Author, GitSignature Committer, string Message)
{
    /// <summary>Whether it has a signature, whatever that is worth.</summary>
    public bool IsSigned { get; init; }

    public static string Write(GitStore store, string tree, IEnumerable<string> parents, GitSignature author, string message) =>
        Write(store, tree, parents, author, author, message, signed: false);

    /// <param name="signed">With a stand-in for GitHub's signature.</param>
    public static string Write(
        GitStore store, string tree, IEnumerable<string> parents, GitSignature author, GitSignature committer, string message, bool signed)
    {
        var text = new StringBuilder().Append("tree ").Append(tree).Append('\n');
        foreach (var parent in parents)
            text.Append("parent ").Append(parent).Append('\n');
        text.Append("author ").Append(author).Append('\n').Append("committer ").Append(committer).Append('\n');
        if (signed)
            text.Append("gpgsig -----BEGIN PGP SIGNATURE-----\n \n GitHub\n -----END PGP SIGNATURE-----\n");
        text.Append('\n').Append(message);
        return store.Write(ObjectKind.Commit, Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static CommitObject Read(GitStore store, string sha)
    {
        var (headers, message) = Split(store.Read(sha).Content);
        return new CommitObject(
            sha,
            headers.First(line => line.Key == "tree").Value,
            [.. headers.Where(line => line.Key == "parent").Select(line => line.Value)],
            GitSignature.Parse(headers.First(line => line.Key == "author").Value),
            GitSignature.Parse(headers.First(line => line.Key == "committer").Value),
            message)
        {
            IsSigned = headers.Any(line => line.Key == "gpgsig"),
        };
    }

    /// <summary>Headers and message of a commit or tag object.</summary>
    internal static (List<KeyValuePair<string, string>> Headers, string Message) Split(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        var blank = text.IndexOf("\n\n", StringComparison.Ordinal);
        var headers = (blank < 0 ? text : text[..blank]).Split('\n')
            .Where(line => line.Contains(' ', StringComparison.Ordinal))
            .Select(line => KeyValuePair.Create(line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]))
            .ToList();
        return (headers, blank < 0 ? "" : text[(blank + 2)..]);
    }
}

internal sealed record TagObject(string Sha, string Target, ObjectKind TargetKind, string Name, GitSignature? Tagger, string Message)
{
    public static string Write(GitStore store, string target, string name, GitSignature tagger, string message) => store.Write(
        ObjectKind.Tag,
        Encoding.UTF8.GetBytes($"object {target}\ntype commit\ntag {name}\ntagger {tagger}\n\n{message}\n"));

    public static TagObject Read(GitStore store, string sha)
    {
        var (headers, message) = CommitObject.Split(store.Read(sha).Content);
        var target = headers.First(line => line.Key == "object").Value;
        var tagger = headers.FirstOrDefault(line => line.Key == "tagger").Value;
        return new TagObject(
            sha, target, store.Read(target).Kind, headers.First(line => line.Key == "tag").Value,
            tagger is null ? null : GitSignature.Parse(tagger), message);
    }
}
