namespace BumpBot.GitHub.Graph;

/// <summary>Switches on GitHub's own auto-merge for a pull request.</summary>
/// <remarks>docs.github.com/graphql/reference/mutations#enablepullrequestautomerge: REST has no way to it.</remarks>
internal sealed record AutoMergeMutation(IReadOnlyDictionary<string, string> Variables)
{
    public const string Field = "enablePullRequestAutoMerge";

    public const string Document = $"mutation($id: ID!, $method: PullRequestMergeMethod!) {{ {Field}(input: {{ pullRequestId: $id, mergeMethod: $method }}) {{ clientMutationId }} }}";

    /// <param name="pull">The pull request's node id.</param>
    public static AutoMergeMutation Of(string pull, MergeMethod method) =>
        new(new Dictionary<string, string> { ["id"] = pull, ["method"] = method.ToString().ToUpperInvariant() });
}
