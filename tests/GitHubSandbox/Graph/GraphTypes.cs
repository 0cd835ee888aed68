using Sandbox.Git;
using Sandbox.Rest;

namespace Sandbox.Graph;

/// <summary>A field of a type.</summary>
/// <param name="Type">The type's name; a scalar's is not in <see cref="GraphTypes"/>.</param>
/// <param name="Arguments">Name to type; one that ends in <c>!</c> must be given.</param>
internal sealed record GraphField(string Type, Func<GraphCall, object, GraphArguments, object?> Resolve, IReadOnlyDictionary<string, string> Arguments)
{
    public bool IsList { get; init; }
}

/// <summary>A git object in a repository.</summary>
internal sealed record GraphObject(SandboxRepository Repository, string Sha)
{
    public ObjectKind Kind { get; } = Repository.Store.Read(Sha).Kind;

    public CommitObject Commit => CommitObject.Read(Repository.Store, Sha);
}

/// <summary>A reference and what it points to.</summary>
internal sealed record GraphRef(SandboxRepository Repository, string Prefix, string Name)
{
    public GraphObject Target => new(Repository, Repository.Store.Ref(Prefix + Name)!);
}

/// <summary>The part of GitHub's public GraphQL schema that the sandbox knows, by the schema's own names.</summary>
internal static class GraphTypes
{
    private static readonly Dictionary<string, string> None = [];

    private static readonly Dictionary<string, string> Paging = new() { ["first"] = "Int", ["after"] = "String" };

    /// <summary>Types of objects, each with its fields.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, GraphField>> All { get; } = new Dictionary<string, IReadOnlyDictionary<string, GraphField>>
    {
        ["Query"] = new Dictionary<string, GraphField>
        {
            ["viewer"] = Field<GraphCall>("User", (call, _) => call.Caller.User),
            ["rateLimit"] = Field<object>("RateLimit", (call, _) => call),
            ["repository"] = new("Repository", (call, _, arguments) => call.Find(arguments.Text("owner")!, arguments.Text("name")!), new Dictionary<string, string> { ["owner"] = "String!", ["name"] = "String!" }),
        },
        ["RateLimit"] = new Dictionary<string, GraphField>
        {
            ["cost"] = Field<GraphCall>("Int", (_, call) => call.Cost),
            ["limit"] = Field<GraphCall>("Int", (_, call) => call.Limits.Limit),
            ["used"] = Field<GraphCall>("Int", (_, call) => call.Limits.Used + call.Cost),
            ["remaining"] = Field<GraphCall>("Int", (_, call) => Math.Max(0, call.Limits.Limit - call.Limits.Used - call.Cost)),
            ["resetAt"] = Field<GraphCall>("DateTime", (_, call) => Links.Time(call.Limits.Reset)),
            ["nodeCount"] = Field<GraphCall>("Int", (_, call) => call.Nodes),
        },
        ["Repository"] = new Dictionary<string, GraphField>
        {
            ["databaseId"] = Field<SandboxRepository>("Int", (_, repository) => repository.Id),
            ["nameWithOwner"] = Field<SandboxRepository>("String", (_, repository) => repository.FullName),
            ["isArchived"] = Field<SandboxRepository>("Boolean", (_, repository) => repository.IsArchived),
            ["defaultBranchRef"] = Field<SandboxRepository>("Ref", (_, repository) =>
                repository.HeadOf(repository.DefaultBranch) is null ? null : new GraphRef(repository, "refs/heads/", repository.DefaultBranch)),
            ["ref"] = new(
                "Ref",
                (_, source, arguments) => ((SandboxRepository)source).Store.Ref(arguments.Text("qualifiedName")!) is null
                    ? null
                    : new GraphRef((SandboxRepository)source, "refs/heads/", arguments.Text("qualifiedName")!["refs/heads/".Length..]),
                new Dictionary<string, string> { ["qualifiedName"] = "String!" }),
            ["releases"] = new("ReleaseConnection", (call, source, arguments) => GraphLists.Releases(call, (SandboxRepository)source, arguments), With(Paging, ("orderBy", "ReleaseOrder"))),
            ["refs"] = new("RefConnection", (_, source, arguments) => GraphLists.Refs((SandboxRepository)source, arguments), With(Paging, ("refPrefix", "String!"), ("orderBy", "RefOrder"))),
        },
        ["ReleaseConnection"] = Connection("Release"),
        ["RefConnection"] = Connection("Ref"),
        ["PageInfo"] = new Dictionary<string, GraphField>
        {
            ["hasNextPage"] = Field<GraphPage>("Boolean", (_, page) => page.HasNextPage),
            ["endCursor"] = Field<GraphPage>("String", (_, page) => page.EndCursor),
        },
        ["Release"] = new Dictionary<string, GraphField>
        {
            ["databaseId"] = Field<SandboxRelease>("Int", (_, release) => release.Id),
            ["tagName"] = Field<SandboxRelease>("String", (_, release) => release.Tag),
            ["name"] = Field<SandboxRelease>("String", (_, release) => release.Name),
            ["description"] = Field<SandboxRelease>("String", (_, release) => release.Notes),
            ["isDraft"] = Field<SandboxRelease>("Boolean", (_, release) => release.IsDraft),
            ["isPrerelease"] = Field<SandboxRelease>("Boolean", (_, release) => release.IsPrerelease),
            ["createdAt"] = Field<SandboxRelease>("DateTime", (_, release) => Links.Time(release.CreatedAt)),
            ["publishedAt"] = Field<SandboxRelease>("DateTime", (_, release) => Links.Time(release.PublishedAt)),
            // Its type is User, so that of an App nothing is told.
            ["author"] = Field<SandboxRelease>("User", (_, release) => release.Author.Kind == AccountKind.Bot ? null : release.Author),
            ["url"] = Field<SandboxRelease>("URI", (call, release) => $"{call.Links.PageOf(release.Repository)}/releases/tag/{Uri.EscapeDataString(release.Tag)}"),
            ["tagCommit"] = Field<SandboxRelease>("Commit", (_, release) =>
                release.Repository.CommitOfTag(release.Tag) is { } sha ? new GraphObject(release.Repository, sha) : null),
        },
        ["User"] = new Dictionary<string, GraphField> { ["login"] = Field<SandboxUser>("String", (_, user) => user.Login) },
        ["Ref"] = new Dictionary<string, GraphField>
        {
            ["name"] = Field<GraphRef>("String", (_, reference) => reference.Name),
            ["target"] = Field<GraphRef>("GitObject", (_, reference) => reference.Target),
        },
        ["GitObject"] = new Dictionary<string, GraphField> { ["oid"] = Oid },
        ["Commit"] = new Dictionary<string, GraphField>
        {
            ["oid"] = Oid,
            ["committedDate"] = Field<GraphObject>("DateTime", (_, item) => Links.Time(item.Commit.Committer.When)),
            ["url"] = Field<GraphObject>("URI", (call, item) => $"{call.Links.PageOf(item.Repository)}/commit/{item.Sha}"),
            ["message"] = Field<GraphObject>("String", (_, item) => item.Commit.Message),
            ["messageHeadline"] = Field<GraphObject>("String", (_, item) => item.Commit.Message.Split('\n')[0]),
        },
        ["Tag"] = new Dictionary<string, GraphField>
        {
            ["oid"] = Oid,
            ["target"] = Field<GraphObject>("GitObject", (_, item) => new GraphObject(item.Repository, TagObject.Read(item.Repository.Store, item.Sha).Target)),
        },
    };

    /// <summary>The type of what a field of an interface gave.</summary>
    public static string TypeOf(string declared, object value) =>
        declared == "GitObject" && value is GraphObject item ? item.Kind.ToString() : declared;

    /// <summary>Whether a fragment on one type may stand where another is.</summary>
    public static bool MayBe(string declared, string on) => declared == on || (declared == "GitObject" && on is "Commit" or "Tag");

    private static GraphField Oid => Field<GraphObject>("GitObjectID", (_, item) => item.Sha);

    private static Dictionary<string, GraphField> Connection(string of) => new()
    {
        ["nodes"] = Field<GraphPage>(of, (_, page) => page.Nodes) with { IsList = true },
        ["pageInfo"] = Field<GraphPage>("PageInfo", (_, page) => page),
        ["totalCount"] = Field<GraphPage>("Int", (_, page) => page.Total),
    };

    private static GraphField Field<T>(string type, Func<GraphCall, T, object?> resolve) => new(type, (call, source, _) => resolve(call, (T)source), None);

    private static Dictionary<string, string> With(Dictionary<string, string> some, params (string Name, string Type)[] more) =>
        some.Concat(more.Select(one => KeyValuePair.Create(one.Name, one.Type))).ToDictionary();
}
