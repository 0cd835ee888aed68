using Sandbox;

namespace BumpBot.Tests.EndToEnd.Life;

/// <summary>What people, upstreams and accidents do between two runs, or during one.</summary>
internal enum LifeEvent
{
    Release,
    PreRelease,
    Withdrawal,
    PersonCommits,
    PersonCloses,
    PersonClosesIssue,
    PersonReopens,
    PersonMerges,
    PersonUpdatesBranch,
    PersonDeletesBranch,
    PersonTakesLabelsOff,
    PersonBumpsByHand,
    PersonTakesBack,
    BaseMoves,
    Conflict,
    GroupsChange,
    LabelsChange,
    TitlesChange,
    RebaseChanges,
    LimitChanges,
    UpstreamLookFails,
    TargetLookFails,
    WriteFails,
    LedgerIsLost,
    CacheIsLost,
    TwoRunsAtOnce,
    OnlyOneIsAsked,
    TimePasses,
}

internal static class LifeEvents
{
    private static readonly string[] Groups = ["none", "all", "{ two: [tools/alpha, tools/beta] }"];

    private static readonly string[] Rebases = ["conflicts", "behind", "never"];

    private static readonly string[] TargetReads =
        ["GET /repos/{owner}/{repo}/issues", "GET /repos/acme/app", "GET /acme/app.git/info/refs", "POST /acme/app.git/git-upload-pack"];

    private static readonly string[] Writes =
        ["POST /repos/{owner}/{repo}/pulls", "POST /repos/{owner}/{repo}/issues", "PATCH *", "POST /acme/app.git/git-receive-pack"];

    public static HttpFault Fault(int number) => (number % 8) switch
    {
        0 => HttpFault.Status(403, "Forbidden"),
        1 => HttpFault.SecondaryRateLimited(TimeSpan.FromSeconds(2), 429),
        2 => HttpFault.SecondaryRateLimited(TimeSpan.FromHours(1)),
        3 => HttpFault.Status(500),
        4 => HttpFault.Page(502),
        5 => HttpFault.Page(200, "{\"cut\":", "application/json"),
        6 => HttpFault.Drop,
        _ => HttpFault.CutBody,
    };

    /// <summary>Makes it happen; what needs something that is not there does nothing.</summary>
    public static void Happen(LifeWorld world, LifeEvent what, string name, int number)
    {
        var app = world.App;
        var pull = app.Pulls.LastOrDefault(pull => pull.IsOpen && LifeThreads.Carries(pull, name));
        switch (what)
        {
            case LifeEvent.Release or LifeEvent.OnlyOneIsAsked or LifeEvent.TwoRunsAtOnce:
                world.Release(name);
                break;
            case LifeEvent.PreRelease:
                world.Release(name, prerelease: true);
                break;
            case LifeEvent.Withdrawal:
                world.Withdraw(name);
                break;
            case LifeEvent.PersonCommits when pull is not null && app.HeadOf(pull.HeadBranch) is not null:
                app.PushAs("person", pull.HeadBranch, ("notes.md", $"note {number}\n"));
                break;
            case LifeEvent.PersonCloses when pull is not null:
                pull.Close("person");
                break;
            case LifeEvent.PersonClosesIssue when app.Issues.LastOrDefault(issue => issue.IsOpen && LifeThreads.Carries(issue, name)) is { } issue:
                issue.Close("person");
                break;
            // Two open ones for one upstream are a person's doing then, and no model of the bot's.
            case LifeEvent.PersonReopens when app.Pulls.LastOrDefault(closed => !closed.IsOpen && !closed.IsMerged && LifeThreads.Carries(closed, name)) is { } closed
                && app.HeadOf(closed.HeadBranch) is not null
                && !app.Pulls.Any(open => open.IsOpen && (open.HeadBranch == closed.HeadBranch || LifeThreads.Names(open).Intersect(LifeThreads.Names(closed)).Any())):
                closed.Reopen("person");
                break;
            case LifeEvent.PersonMerges when pull is { IsMergeable: true }:
                pull.Merge("person");
                break;
            case LifeEvent.PersonUpdatesBranch when pull is { IsMergeable: true }:
                app.UpdateBranch(pull);
                break;
            case LifeEvent.PersonDeletesBranch when pull is not null && app.HeadOf(pull.HeadBranch) is not null:
                app.DeleteBranch(pull.HeadBranch, "person");
                break;
            case LifeEvent.PersonTakesLabelsOff when pull is not null:
                pull.Labels.Clear();
                break;
            case LifeEvent.PersonBumpsByHand:
                world.Write(one => one == name ? $"1.{number}.0" : world.VersionOn("main", one)!);
                break;
            case LifeEvent.PersonTakesBack:
                world.Write(one => one == name ? "1.0.0" : world.VersionOn("main", one)!);
                break;
            case LifeEvent.BaseMoves:
                app.CommitAs("person", "main", "Elsewhere", [("README.md", $"# app {number}\n")]);
                break;
            case LifeEvent.Conflict:
                world.Write(one => world.VersionOn("main", one)!, $" # {number}");
                break;
            case LifeEvent.GroupsChange:
                world.Settings["pulls.group"] = Groups[number % Groups.Length];
                break;
            case LifeEvent.LabelsChange:
                world.Settings["pulls.labels"] = $"[label-{number}]";
                break;
            case LifeEvent.TitlesChange:
                world.Settings["pulls.title"] = $"\"build {number}: {{what}}\"";
                break;
            case LifeEvent.RebaseChanges:
                world.Settings["pulls.rebase"] = Rebases[number % Rebases.Length];
                break;
            case LifeEvent.LimitChanges:
                world.Settings["pulls.limit"] = $"{number % 4}";
                break;
            case LifeEvent.UpstreamLookFails:
                world.Release(name);
                world.GitHub.Faults.Always($"GET /repos/tools/{name}/*", Fault(number));
                break;
            case LifeEvent.TargetLookFails:
                world.Release(name);
                world.FailingRead = TargetReads[number % TargetReads.Length];
                world.GitHub.Faults.Always(world.FailingRead, Fault(number / TargetReads.Length));
                break;
            case LifeEvent.WriteFails:
                world.Release(name);
                var fault = Fault(number / Writes.Length);
                world.GitHub.Faults.Next(Writes[number % Writes.Length], number % 2 == 0 ? fault.AfterEffect() : fault);
                break;
            case LifeEvent.LedgerIsLost or LifeEvent.CacheIsLost:
                world.Lose(ledger: what == LifeEvent.LedgerIsLost);
                break;
            case LifeEvent.TimePasses:
                world.Pass(TimeSpan.FromHours(number));
                break;
            default:
                break;
        }
    }
}
