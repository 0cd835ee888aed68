namespace BumpBot.GitHub.Graph;

/// <summary>Switches GitHub's own auto-merge of a pull request on or off.</summary>
/// <remarks>docs.github.com/graphql/reference/mutations#enablepullrequestautomerge: REST has no way to it.</remarks>
/// <param name="Field">Under which the answer comes.</param>
internal sealed record AutoMergeMutation(string Field, string Document, IReadOnlyDictionary<string, string> Variables)
{
    private const string OnField = "enablePullRequestAutoMerge";
    private const string OffField = "disablePullRequestAutoMerge";

    /// <param name="pull">The pull request's node id.</param>
    /// <param name="head">The commit that was judged: at any other it is refused.</param>
    public static AutoMergeMutation On(string pull, string head, MergeMethod method) => new(
        OnField,
        $"mutation($id: ID!, $head: GitObjectID!, $method: PullRequestMergeMethod!) {{ {OnField}(input: {{ pullRequestId: $id, expectedHeadOid: $head, mergeMethod: $method }}) {{ clientMutationId }} }}",
        new Dictionary<string, string> { ["id"] = pull, ["head"] = head, ["method"] = method.ToString().ToUpperInvariant() });

    /// <param name="pull">The pull request's node id.</param>
    public static AutoMergeMutation Off(string pull) => new(
        OffField, $"mutation($id: ID!) {{ {OffField}(input: {{ pullRequestId: $id }}) {{ clientMutationId }} }}", new Dictionary<string, string> { ["id"] = pull });
}
