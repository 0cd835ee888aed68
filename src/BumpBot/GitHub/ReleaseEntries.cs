using BumpBot.GitHub.Json;
using BumpBot.Model;

namespace BumpBot.GitHub;

/// <summary>GitHub's entries as releases. They are foreign text: what is too long to be true is left out or cut.</summary>
internal static class ReleaseEntries
{
    public const int LongestTag = 255;
    public const int LongestTitle = 1024;
    public const int LongestNotes = 1 << 20;
    private const int LongestAddress = 2048;
    private const int LongestLogin = 100;

    public static IEnumerable<Release> From(IEnumerable<ReleaseJson?> page) =>
        from json in page
        let tag = json?.TagName ?? throw FaultException.Retry("a release was listed without its tag")
        where IsTag(tag)
        select new Release(
            tag,
            Cut(json.Name, LongestTitle),
            // The listing names the branch or commit that the tag would have been made from, which need not be where it is.
            Commit: null,
            json.PublishedAt,
            NotesOf(json),
            json.Author?.Login is { Length: > 0 and <= LongestLogin } login ? login : null,
            Page(json.HtmlUrl),
            json.Draft ? ReleaseStage.Draft : json.Prerelease ? ReleaseStage.Prerelease : ReleaseStage.Published);

    /// <summary>Null or empty = it has none.</summary>
    public static string? NotesOf(ReleaseJson json) => Cut(json.Body, LongestNotes);

    public static IEnumerable<Release> From(IEnumerable<TagJson?> page) =>
        from json in page
        let tag = json?.Name ?? throw FaultException.Retry("a tag was listed without its name")
        where IsTag(tag)
        select new Release(tag, null, Sha(json.Commit?.Sha), null, null, null, null, ReleaseStage.Published);

    public static CommitHead Head(CommitJson json, string branch) => new(
        branch,
        Sha(json.Sha) ?? throw FaultException.Retry("a commit was listed without its id"),
        json.Commit?.Committer?.Date,
        Cut(json.Commit?.Message?.Split('\n')[0].TrimEnd('\r'), LongestTitle))
    {
        Page = Page(json.HtmlUrl),
    };

    /// <summary>Pull requests are listed among the issues, and are none.</summary>
    public static IEnumerable<UpstreamIssue> Issues(IEnumerable<IssueJson?> page, string label) =>
        from json in page
        where json is { PullRequest: null, Number: > 0 }
        select new UpstreamIssue(json.Number, Cut(json.Title, LongestTitle) ?? "", label, Page(json.HtmlUrl));

    public static Uri? Page(string? address) =>
        address is { Length: <= LongestAddress }
        && Uri.TryCreate(address, UriKind.Absolute, out var page)
        && (page.Scheme == Uri.UriSchemeHttps || page.Scheme == Uri.UriSchemeHttp)
            ? page
            : null;

    private static bool IsTag(string tag) => tag.Length is > 0 and <= LongestTag;

    public static string? Sha(string? text) => text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigit) ? text : null;

    /// <summary>Never between the halves of a character outside the basic plane.</summary>
    private static string? Cut(string? text, int length) =>
        text is null || text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
