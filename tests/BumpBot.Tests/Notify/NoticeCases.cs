using BumpBot.Model;
using BumpBot.Notify;

namespace BumpBot.Tests.Notify;

/// <summary>One notice of each sort, and hostile ones.</summary>
internal static class NoticeCases
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Day = new(2026, 3, 1);

    public static readonly NoticeEvent BreakingRelease = new NoticeEvent.Released(
        "acme/tool", "v2.0.0", Now, new Uri("https://github.com/acme/tool/releases/tag/v2.0.0"),
        [new BreakingLine("Removed the `old` API (use new_api() instead).", new Uri("https://github.com/acme/tool/releases/tag/v2.0.0")), new BreakingLine("v2.0.0 is a new major version", null)]);

    public static readonly NoticeEvent QuietRelease = new NoticeEvent.Released("acme/tool#cli", "cli-v1.2.1", null, null, []);

    public static readonly NoticeEvent Alarm = new NoticeEvent.Alarmed("acme/tool", new Alarm.TagMoved("v1.0.0", new string('a', 40), new string('b', 40)), Day);

    public static readonly NoticeEvent Moved = new NoticeEvent.BranchMoved(
        "acme/tool", new ToCheck("main", new string('a', 40), new string('b', 40), Now, new Uri("https://github.com/acme/tool/compare/a...b")));

    public static readonly NoticeEvent Failed = new NoticeEvent.WentWrong("acme/app", null, Day, ["the pull request for acme/tool: 403 Forbidden, give the token contents: write", "rules[0] matches nothing"]);

    public static readonly NoticeEvent Opened = new NoticeEvent.PullOpened(
        "acme/app", 12, new Uri("https://github.com/acme/app/pull/12"), [new PullMember("acme/tool", ["1.0.0"], "v2.0.0", [new BreakingLine("Removed the old API", null)])]);

    /// <summary>What would be markup, a mention, a link, a hidden word or a script somewhere.</summary>
    public static readonly NoticeEvent Hostile = new NoticeEvent.Released(
        "acme/tool", "v1<!channel>&*_`", Now, new Uri("https://example.org/a)b|c>d?q=\"<x>'"),
        [new BreakingLine("<script>alert(1)</script> <!here> <@U1> @octocat #1 GH-2 [x](javascript:alert(1)) *b* _i_ ~s~ `c` ||spoiler|| {a} a.b! 1-2=3+4 > q | \\ &amp; https://evil.example.org", new Uri("https://example.org/(x)?a=1&b=<2>"))]);

    public static TheoryData<string> Names => [.. All.Keys];

    public static readonly IReadOnlyDictionary<string, Notice> All = new Dictionary<string, Notice>
    {
        ["breaking-release"] = One(BreakingRelease),
        ["quiet-release"] = One(QuietRelease),
        ["alarm"] = One(Alarm),
        ["branch-moved"] = One(Moved),
        ["issue-found"] = One(new NoticeEvent.IssueFound("acme/tool", 7, "Crashes *always*", "security", new Uri("https://github.com/acme/tool/issues/7"))),
        ["pull-opened"] = One(Opened),
        ["group-merged"] = One(new NoticeEvent.PullMerged("acme/app", 13, null, [new PullMember("acme/css", ["1.0", "1.1"], "1.2", []), new PullMember("acme/web", [], "3.0", [])])),
        ["failed"] = One(Failed),
        ["digest"] = new Notice("team", [QuietRelease, Failed, BreakingRelease, Opened], IsDigest: true),
        ["hostile"] = One(Hostile),
    };

    public static Notice One(NoticeEvent told) => new("team", [told], IsDigest: false);

    /// <summary>A digest that no medium takes in one piece.</summary>
    public static Notice Long(int events) => new("team", [.. Enumerable.Range(0, events).Select(index => new NoticeEvent.Released(
        $"acme/tool{index}", "v2.0.0", Now, new Uri($"https://github.com/acme/tool{index}"),
        [.. Enumerable.Range(0, 8).Select(line => new BreakingLine($"{line}. {new string('ß', 380)} 🦀!", new Uri($"https://github.com/acme/tool{index}#{line}")))]))], IsDigest: true);
}
