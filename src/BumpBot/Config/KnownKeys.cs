using static BumpBot.Config.KeyScope;
using static BumpBot.Config.KeyShape;

namespace BumpBot.Config;

/// <summary>
/// Every key of <c>bumpbot.yml</c>, in the order in which people read about them: the one source of messages, suggestions and defaults, and
/// of what describes the file.
/// </summary>
public static class KnownKeys
{
    public static readonly IReadOnlyList<KnownKey> All =
    [
        new("schedule", Host, Text, null, "schedule: \"0 */12 * * *\"", "when the daemon runs: cron with five fields, or a macro such as @daily"),
        new("timezone", Host, Text, "UTC", "timezone: Europe/Berlin", "the time zone of the schedule, and of the days on which something ends"),
        new("jitter", Host, Text, "1m", "jitter: 1m", "scheduled looks begin up to this much later, each always by the same, so that not all of them begin at once; in m, h, d or w"),
        new("targets", Host, SectionList, null, "targets: [owner/name]", "the repositories whose files are kept current: owner/name alone, or with the keys below"),
        new("targets[].repo", Host, Text, null, "repo: owner/name", "the repository"),
        new("targets[].schedule", Host, Text, "the schedule above", "schedule: \"@hourly\"", "when the daemon looks at this target, instead of the schedule for all"),
        new("ledger", Host, Text, "a file; on GitHub Actions branch", "ledger: .bumpbot/ledger.json", "where the bot's memory lies: a file, from this file's folder; branch: the branch bumpbot-ledger of the repository that holds this file; or redis://host:6379/0 (rediss: with TLS), which several processes share"),
        new("api", Host, Section, null, "api: { writes-per-minute: 60 }", "how hard the bot may lean on the forge"),
        new("api.burst", Host, WholeNumber, "30", "burst: 30", "writes that may follow each other without a pause"),
        new("api.writes-per-minute", Host, WholeNumber, "60", "writes-per-minute: 60", "the steady rate after the burst"),
        new("api.creations-per-hour", Host, WholeNumber, "500", "creations-per-hour: 500", "pull requests, issues and comments in any hour"),
        new("api.concurrency", Host, WholeNumber, "16", "concurrency: 16", "requests under way at once"),
        new("notify", Host, SectionList, "[]", "notify: [{ slack: { url: \"${SLACK_WEBHOOK_URL}\" } }]", "channels that people are told through"),
        .. ChannelKeys.All,
        new("heartbeat", Host, Text, null, "heartbeat: https://heartbeat.example.org/bumpbot", "a URL that the daemon calls after each good cycle: what watches over it hears when it stops"),
        new("webhooks", Host, Section, null, "webhooks: { requests-per-minute: 3000 }", "how much the daemon takes at its webhook"),
        new("webhooks.largest", Host, WholeNumber, "25", "largest: 25", "the largest delivery, in megabytes"),
        new("webhooks.requests-per-minute", Host, WholeNumber, "3000", "requests-per-minute: 3000", "requests in a minute from one address"),
        new("proxies", Host, TextList, "[]", "proxies: [127.0.0.1, 10.0.0.0/8]", "reverse proxies before the daemon, by address or network: whom they name as their client is believed"),
        new("registries", Host, SectionList, "[]", "registries: [{ images: ghcr.io, username: bot, password: \"${GHCR_TOKEN}\" }]", "image registries and package indexes with their access"),
        new("registries[].images", Host, Text, null, "images: ghcr.io", "an image registry: its host, as image names begin"),
        new("registries[].python", Host, Text, null, "python: https://pypi.example.org/simple/", "an index of Python packages: its simple API"),
        new("registries[].nuget", Host, Text, null, "nuget: https://nuget.example.org/v3/index.json", "a NuGet feed: its service index"),
        new("registries[].url", Host, Text, "https and the host", "url: https://mirror.example.org", "where the image registry is reached, such as a mirror"),
        new("registries[].username", Host, Text, null, "username: bot", "who logs in; without it the password is a token by itself"),
        new("registries[].password", Host, Text, null, "password: \"${REGISTRY_PASSWORD}\"", "its password or token"),

        new("watch", Target, SectionList, null, "watch: [owner/name]", "the upstreams to follow: owner/name alone, or with the keys below"),
        new("watch[].repo", Target, Text, null, "repo: owner/name", "the upstream's repository"),
        new("watch[].name", Target, Text, null, "name: cli", "tells entries of one repository apart"),
        new("watch[].follow", Target, TextList, "[releases]", "follow: [releases, commits]", "what to look at; releases fall back to tags where there are none")
        {
            Choices = ["releases", "tags", "commits", "issues"],
        },
        new("watch[].schedule", Target, Text, null, "schedule: \"*/15 * * * *\"", "further times at which the daemon looks at this upstream, in the time zone of its schedule"),
        new("watch[].branch", Target, Text, "the upstream's default branch", "branch: develop", "the branch whose commits are followed"),
        new("watch[].labels", Target, TextList, "[breaking, breaking-change, security]", "labels: [breaking, security]", "of the followed issues those with one of these labels"),
        new("watch[].allow", Target, Text, null, "allow: \"<2.0\"", "only versions in this range"),
        new("watch[].ignore", Target, SectionList, "[]", "ignore: [1.4.0, 2.x]", "not these versions: a range alone, or with the keys below"),
        new("watch[].ignore[].versions", Target, Text, null, "versions: 2.x", "a range"),
        new("watch[].ignore[].reason", Target, Text, null, "reason: \"breaks our CI\"", "why, for people"),
        new("watch[].ignore[].until", Target, Text, null, "until: 2026-12-31", "the day on which it ends, at midnight in timezone"),
        new("watch[].confirm", Target, TextList, "[]", "confirm: [2025.1.0]", "versions that are meant although they look like a mistake: far outside the upstream's history, or a date where its versions are none"),
        new("watch[].hold", Target, Section, null, "hold: 2026-12-01", "no bump before this day, at midnight in timezone; the day alone, or with the keys below"),
        new("watch[].hold.until", Target, Text, null, "until: 2026-12-01", "the day on which it ends"),
        new("watch[].hold.reason", Target, Text, null, "reason: \"code freeze\"", "why, for people"),
        new("watch[].cooldown", Target, Text, "0", "cooldown: 3d", "the least age of a release, in m, h, d or w; the newest that is old enough is the candidate"),
        new("watch[].prereleases", Target, Switch, "false", "prereleases: true", "pre-releases too"),
        new("watch[].tag", Target, Text, null, "tag: \"cli-v{version}\"", "how the upstream writes a version as a tag; worked out from the tags without it"),
        new("watch[].git", Target, Text, null, "git: https://git.example.org/owner/name.git", "a git URL whose tags are looked at, without API and token"),
        new("watch[].packages", Target, TextList, "the repository's name", "packages: [my-package]", "package names that files use for it"),
        new("watch[].images", Target, TextList, "ghcr.io/owner/name and owner/name", "images: [ghcr.io/owner/name]", "image names that files use for it, without tag"),
        new("watch[].variables", Target, TextList, "NAME_VERSION, NAME_TAG and NAME_REF", "variables: [NAME_VERSION]", "variables that hold its version"),
        new("watch[].files", Target, TextList, "everywhere", "files: [\"deploy/**\"]", "only references in these files"),

        new("files", Target, Section, null, "files: { ignore: [\"vendor/**\"] }", "which files are read"),
        new("files.ignore", Target, TextList, "[]", "ignore: [\"vendor/**\"]", "files that are never read"),
        new("files.add", Target, Section, null, "add: { dockerfile: [\"build/*.docker\"] }", "further files for an updater, by its name"),
        new("rules", Target, SectionList, "[]", "rules: [{ files: \"scripts/*.sh\", pattern: 'TOOL=(?<version>\\S+)', upstream: owner/name }]", "places in any other file, by regular expressions or by keys"),
        new("rules[].files", Target, Text, null, "files: \"scripts/*.sh\"", "the files that the rule reads"),
        new("rules[].pattern", Target, Text, null, "pattern: 'TOOL=(?<version>\\S+)'", "a regular expression with a group named version, without look-around and back-references"),
        new("rules[].key", Target, Text, null, "key: image.tag", "in place of a pattern: the keys of a value in a YAML, JSON or TOML file; * is any one of them"),
        new("rules[].upstream", Target, Text, null, "upstream: owner/name", "the watched upstream whose version is matched"),
        new("rules[].expect", Target, WholeNumber, "at least one", "expect: 1", "how many matches there must be over all files"),
        new("verify", Target, Text, "lenient", "verify: strict", "may a reference move without evidence that its new version is published?")
        {
            Choices = ["strict", "lenient", "off"],
        },
        new("inventory", Target, Section, null, "inventory: { file: docs/inventory.md }", "a Markdown table that the bot keeps in its pull requests: a row for each upstream"),
        new("inventory.file", Target, Text, null, "file: docs/inventory.md", "where the table stands; no other version in that file is bumped"),
        new("inventory.history", Target, Switch, "false", "history: true", "a dated line for each release below the table"),
        new("pulls", Target, Section, null, "pulls: { limit: 5 }", "how pull requests are made"),
        new("pulls.base", Target, Text, "the target's default branch", "base: main", "the branch that they go to; or a list of branches, each with pull requests of its own"),
        new("pulls.group", Target, Text, "none", "group: { web: [\"acme/*\"] }", "joins upstreams in one pull request: none, all, or groups by name; what looks breaking stays apart"),
        new("pulls.limit", Target, WholeNumber, "10", "limit: 5", "how many may be open at once; 0 = any number"),
        new("pulls.per-hour", Target, WholeNumber, "0", "per-hour: 4", "how many may be opened in any hour; 0 = any number"),
        new("pulls.window", Target, Text, null, "window: \"mon-fri 06:00-20:00 Europe/Berlin\"", "when new ones may be opened: days and times, or the minutes of a cron expression; refreshes are never held back"),
        new("pulls.labels", Target, TextList, "[]", "labels: [dependencies]", "their labels; or for each severity: { all: [], patch: [], minor: [], major: [], breaking: [] }"),
        new("pulls.assignees", Target, TextList, "[]", "assignees: [octocat]", "who they are assigned to"),
        new("pulls.reviewers", Target, TextList, "[]", "reviewers: [octocat, acme/platform]", "who is asked for a review: users, teams, and code-owners for those whom CODEOWNERS names"),
        new("pulls.milestone", Target, Text, null, "milestone: \"Next release\"", "the title of an open milestone"),
        new("pulls.draft", Target, Switch, "false", "draft: true", "opens them as drafts"),
        new("pulls.title", Target, Text, "chore(deps): bump {what}", "title: \"chore(deps): bump {upstream} to {to}\"", "their title: {what}, {upstream}, {owner}, {name}, {from}, {to}, {group}, {count}, {severity}"),
        new("pulls.message", Target, Text, "as the title", "message: \"build: bump {what}\"", "the first line of the commit's message, with the same placeholders"),
        new("pulls.skip-ci", Target, Switch, "false", "skip-ci: true", "asks the CI to do nothing for the commit"),
        new("pulls.rebase", Target, Text, "conflicts", "rebase: conflicts", "when a branch is made anew although nothing newer is out: where it conflicts, whenever its base moved on, or never")
        {
            Choices = ["conflicts", "behind", "never"],
        },
        new("pulls.automerge", Target, Text, "off", "automerge: patch", "which bumps are merged without a person once their checks are green; never what looks breaking")
        {
            Choices = ["off", "patch", "minor", "all"],
        },
        new("issues", Target, Section, null, "issues: { releases: all }", "how tracking issues are made"),
        new("issues.releases", Target, Text, "all", "releases: all", "for which releases there is an issue")
        {
            Choices = ["all", "breaking", "off"],
        },
        new("issues.dashboard", Target, Switch, "false", "dashboard: true", "an issue that lists all upstreams with their state, and boxes to tick"),
        new("issues.labels", Target, TextList, "[]", "labels: [upstream]", "their labels"),
        new("ranges", Target, Text, "pin-only", "ranges: bump", "which version ranges are moved beside exact pins: none, those near to one version, or all that the new one falls outside")
        {
            Choices = ["pin-only", "bump", "widen"],
        },
        new("alarms", Target, Text, "block", "alarms: warn", "does a moved tag, a withdrawn release or a replaced repository hold bumps back until a person has accepted it?")
        {
            Choices = ["block", "warn", "off"],
        },
        new("rollback", Target, Switch, "false", "rollback: true", "offers a pull request back to the newest release that is there where files name one that was withdrawn"),
        new("commits", Target, Section, "push", "commits: api", "how commits are made: push (by git), or api (by GitHub, which signs them); the word alone, or with the keys below")
        {
            Choices = ["push", "api"],
        },
        new("commits.via", Target, Text, "push", "via: push", "by git, or by GitHub's API")
        {
            Choices = ["push", "api"],
        },
        new("commits.committer", Target, Text, "the author", "committer: Acme Bot <bot@example.org>", "who their committer is"),
        new("commits.sign-off", Target, Switch, "false", "sign-off: true", "adds the committer's Signed-off-by to their messages"),
        new("author", Target, Text, "BumpBot <bumpbot@users.noreply.github.com>", "author: Acme Bot <bot@example.org>", "who the commits' author is"),
    ];

    private static readonly ILookup<string, KnownKey> ByParent = All.ToLookup(key => key.Parent);

    /// <summary>The keys that stand under a path, such as <c>pulls</c> or <c>watch[]</c>; those of the top under an empty one.</summary>
    public static IEnumerable<KnownKey> Under(string path) => ByParent[path];

    public static KnownKey? Find(string parent, string name) => ByParent[parent].FirstOrDefault(key => key.Name == name);
}
