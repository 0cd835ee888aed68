using BumpBot.GitHub.Graph;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.GitHub;

public class UpstreamQueryTests
{
    [Fact]
    public void Names_and_cursors_are_variables_and_never_text_of_the_query()
    {
        var query = UpstreamQuery.Of(
        [
            new RepositoryQuestion(RepoName.Parse("acme/tool"), Asked.Releases | Asked.Head | Asked.Tags),
            new RepositoryQuestion(RepoName.Parse("other/thing"), Asked.Head | Asked.OlderReleases | Asked.Tags | Asked.YoungestTags, "cursor\"}", "t", "a\"b"),
        ]);
        Assert.Equal(
            new Dictionary<string, string> { ["o0"] = "acme", ["n0"] = "tool", ["o1"] = "other", ["n1"] = "thing", ["b1"] = "refs/heads/a\"b", ["r1"] = "cursor\"}", ["t1"] = "t" },
            query.Variables);
        Assert.All(query.Variables.Values.Where(value => value.Length > 1), value => Assert.DoesNotContain($"\"{value}", query.Document, StringComparison.Ordinal));
        // This text was validated against GitHub's public schema.
        Assert.Equal(
            """
            query($o0:String!,$n0:String!,$o1:String!,$n1:String!,$b1:String!,$r1:String!,$t1:String!){rateLimit{cost}
            u0:repository(owner:$o0,name:$n0){...facts head:defaultBranchRef{...tip} releases(first:25,orderBy:{field:CREATED_AT,direction:DESC}){...noted} refs(refPrefix:"refs/tags/",first:100,orderBy:{field:ALPHABETICAL,direction:DESC}){...tags}}
            u1:repository(owner:$o1,name:$n1){...facts head:ref(qualifiedName:$b1){...tip} releases(first:100,after:$r1,orderBy:{field:CREATED_AT,direction:DESC}){...older} refs(refPrefix:"refs/tags/",first:100,after:$t1,orderBy:{field:ALPHABETICAL,direction:DESC}){...tags} youngest:refs(refPrefix:"refs/tags/",first:5,orderBy:{field:TAG_COMMIT_DATE,direction:DESC}){...dated}}}
            fragment facts on Repository{databaseId nameWithOwner isArchived}
            fragment tip on Ref{name target{oid ... on Commit{committedDate message url}}}
            fragment noted on ReleaseConnection{pageInfo{hasNextPage endCursor} nodes{tagName name isDraft isPrerelease publishedAt author{login} url description tagCommit{oid}}}
            fragment older on ReleaseConnection{pageInfo{hasNextPage endCursor} nodes{tagName name isDraft isPrerelease publishedAt author{login} url}}
            fragment tags on RefConnection{pageInfo{hasNextPage endCursor} nodes{name target{...peeled}}}
            fragment peeled on GitObject{__typename oid ... on Tag{target{__typename oid ... on Tag{target{__typename oid}}}}}
            fragment dated on RefConnection{nodes{name target{... on Commit{committedDate} ... on Tag{target{... on Commit{committedDate}}}}}}
            """.ReplaceLineEndings("\n"),
            query.Document);
    }

    [Fact]
    public void A_query_holds_only_the_fragments_that_it_uses() =>
        Assert.DoesNotContain("fragment older", UpstreamQuery.Of([new RepositoryQuestion(RepoName.Parse("a/b"), Asked.Releases)]).Document, StringComparison.Ordinal);
}
