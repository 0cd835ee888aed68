using System.Globalization;
using System.Text;

namespace BumpBot.GitHub.Graph;

/// <summary>One query about many repositories: a document, and all that is foreign in it as variables. Pure.</summary>
/// <remarks>
/// Its price: GitHub counts the lists that are asked for, a point for each hundred, and refuses a query that could bring more than 500,000
/// entries (docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api). A hundred repositories ask for 300 lists and
/// 25,500 entries at most: three points.
/// </remarks>
internal sealed record UpstreamQuery(string Document, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>Releases with notes on the first page: notes are long, and GitHub gives up on an answer after ten seconds.</summary>
    public const int FirstReleases = 25;

    /// <summary>Most entries that GitHub puts on a page.</summary>
    public const int PageSize = 100;

    /// <summary>Enough to look past a tag or two that are no versions, such as <c>nightly</c>.</summary>
    public const int YoungestTags = 5;

    private const string Releases = "orderBy:{field:CREATED_AT,direction:DESC}";
    private const string Tags = "refPrefix:\"refs/tags/\"";
    private const string Page = "pageInfo{hasNextPage endCursor}";
    private const string Release = "tagName name isDraft isPrerelease publishedAt author{login} url";

    /// <summary>By name; each is only in a document that uses it.</summary>
    private static readonly (string Name, string Text)[] Fragments =
    [
        ("facts", "fragment facts on Repository{databaseId nameWithOwner isArchived}"),
        ("tip", "fragment tip on Ref{name target{oid ... on Commit{committedDate message url}}}"),
        ("noted", $"fragment noted on ReleaseConnection{{{Page} nodes{{{Release} description tagCommit{{oid}}}}}}"),
        ("older", $"fragment older on ReleaseConnection{{{Page} nodes{{{Release}}}}}"),
        ("tags", $"fragment tags on RefConnection{{{Page} nodes{{name target{{...peeled}}}}}}"),
        // Tags of tags are rare, and none of more than two was ever met.
        ("peeled", "fragment peeled on GitObject{__typename oid ... on Tag{target{__typename oid ... on Tag{target{__typename oid}}}}}"),
        ("dated", "fragment dated on RefConnection{nodes{name target{... on Commit{committedDate} ... on Tag{target{... on Commit{committedDate}}}}}}"),
    ];

    /// <summary>What the query calls the repository of that place in the list.</summary>
    public static string Alias(int index) => string.Create(CultureInfo.InvariantCulture, $"u{index}");

    public static UpstreamQuery Of(IReadOnlyList<RepositoryQuestion> questions)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var body = new StringBuilder("rateLimit{cost}");
        foreach (var (index, question) in questions.Index())
            Ask(body, question, index, variables);
        var text = body.ToString();
        foreach (var (name, fragment) in Fragments)
        {
            if (text.Contains($"...{name}", StringComparison.Ordinal))
                text += $"\n{fragment}";
        }
        // The body's own end stands before the fragments.
        text = text.Insert(body.Length, "}");
        var declared = string.Join(',', variables.Keys.Select(name => $"${name}:String!"));
        return new UpstreamQuery($"query({declared}){{{text}", variables);
    }

    private static void Ask(StringBuilder body, RepositoryQuestion question, int index, Dictionary<string, string> variables)
    {
        var (asked, alias) = (question.Asked, Alias(index));
        body.Append(CultureInfo.InvariantCulture, $"\n{alias}:repository(owner:{Put($"o{index}", question.Repo.Owner)},name:{Put($"n{index}", question.Repo.Name)}){{...facts");
        if (asked.HasFlag(Asked.Head))
            body.Append(CultureInfo.InvariantCulture, $" head:{(question.Branch is { } branch ? $"ref(qualifiedName:{Put($"b{index}", "refs/heads/" + branch)})" : "defaultBranchRef")}{{...tip}}");
        if (asked.HasFlag(Asked.Releases))
            body.Append(CultureInfo.InvariantCulture, $" releases(first:{FirstReleases},{Releases}){{...noted}}");
        if (asked.HasFlag(Asked.OlderReleases))
            body.Append(CultureInfo.InvariantCulture, $" releases(first:{PageSize},after:{Put($"r{index}", question.ReleasesAfter!)},{Releases}){{...older}}");
        if (asked.HasFlag(Asked.Tags))
            body.Append(CultureInfo.InvariantCulture, $" refs({Tags},first:{PageSize},{After(question.TagsAfter)}orderBy:{{field:ALPHABETICAL,direction:DESC}}){{...tags}}");
        if (asked.HasFlag(Asked.YoungestTags))
            body.Append(CultureInfo.InvariantCulture, $" youngest:refs({Tags},first:{YoungestTags},orderBy:{{field:TAG_COMMIT_DATE,direction:DESC}}){{...dated}}");
        body.Append('}');

        string After(string? cursor) => cursor is null ? "" : $"after:{Put($"t{index}", cursor)},";

        string Put(FormattableString name, string value)
        {
            var variable = name.ToString(CultureInfo.InvariantCulture);
            variables.Add(variable, value);
            return "$" + variable;
        }
    }
}
