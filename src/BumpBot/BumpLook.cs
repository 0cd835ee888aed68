using System.Collections.Concurrent;
using BumpBot.Evidence;
using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Planning.Asking;
using BumpBot.Planning.Inventory;
using BumpBot.Planning.Tracing;
using BumpBot.Scanning;
using BumpBot.Targets;
using BumpBot.Watching;
using BumpBot.Watching.Trust;
using Serilog;
using Updaters;
using Updaters.References;
using Updaters.Text;

namespace BumpBot;

/// <summary>The half of the story that only looks: open, observe, detect, scan, gather evidence, plan. It has no way to publish.</summary>
/// <param name="forgeHost">The host of the forge's pages: a URL there names a repository, as one on github.com does.</param>
/// <param name="zone">Says on which day it is now: the config's holds and expiries are days.</param>
public sealed class BumpLook(
    IReadOnlyList<ITargetHost> hosts,
    Observer observer,
    TagLister tags,
    EvidenceGatherer evidence,
    ILedgerStore ledgers,
    string forgeHost,
    TimeProvider time,
    TimeZoneInfo zone,
    int concurrency,
    ILogger log)
{
    /// <summary>What was found in files before.</summary>
    public ScanCache Scans { private get; init; } = new();

    /// <summary>Tells a decision trace to whoever asks for it under a pull request.</summary>
    public required Func<DecisionTrace, string> WriteTrace { get; init; }

    /// <summary>Opens every target and reads its settings; one that cannot be opened spoils no other.</summary>
    public async Task<RunTargets> OpenAsync(RunRequest request, CancellationToken cancellation)
    {
        var results = new ConcurrentDictionary<int, IReadOnlyList<OpenResult>>();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation };
        try
        {
            await Parallel.ForEachAsync(request.Targets.Index(), limit, async (target, token) =>
                results[target.Index] = await OpenAsync(target.Item, request, token));
        }
        catch
        {
            new RunTargets([.. results.Values.SelectMany(result => result)], log).Dispose();
            throw;
        }
        return new RunTargets([.. results.OrderBy(r => r.Key).SelectMany(r => r.Value)], log);
    }

    /// <summary>Fetches a target anew, since it may have changed. The settings that were read for this run stay; the caller disposes of what is opened.</summary>
    /// <exception cref="FaultException">It could not be opened.</exception>
    public async Task<ReadyTarget> ReopenAsync(ReadyTarget target, CancellationToken cancellation) =>
        target with { Opened = await HostOf(target.Opened.Name).OpenAsync(target.Opened.Name, cancellation) };

    /// <summary>Looks once at the union of the targets' upstreams and picks each one's candidate.</summary>
    /// <param name="known">The ledger where it was read before; null = it is read now.</param>
    /// <param name="since">See <see cref="RunRequest.SeenSince"/>.</param>
    public async Task<Detections> DetectAsync(
        IEnumerable<WatchEntry> entries, LookPurpose purpose, CancellationToken cancellation, IProgress<RunProgress>? progress = null, Ledger? known = null, DateTimeOffset? since = null)
    {
        var watched = entries.Distinct(ReferenceEqualityComparer.Instance).Cast<WatchEntry>().ToList();
        var ledger = known ?? await ledgers.LoadAsync(cancellation);
        var observed = await observer.ObserveAsync(watched, cancellation, progress, since);
        var listed = await tags.ListAsync(watched.Select(entry => (entry, observed.ByEntry[entry])), ledger, purpose, cancellation);
        var now = new ZonedTime(time.GetUtcNow(), zone);
        var detected = watched.ToDictionary<WatchEntry, WatchEntry, Detection>(
            entry => entry, entry => Detected(entry, observed.ByEntry[entry], listed, ledger.SeenOf(entry.Id), now), ReferenceEqualityComparer.Instance);
        var news = detected
            .SelectMany(d => Detect.News(d.Key, d.Value, ledger.SeenOf(d.Key.Id)).Concat(DetectAlarms.News(d.Value)))
            .Distinct()
            .ToList();
        return new Detections(detected, news, ledger) { Cost = observed.Cost };
    }

    /// <summary>Finds the references, looks at the standing, gathers evidence, and plans.</summary>
    /// <param name="openedBefore">How many pull requests the same run would have opened already, to the target's other bases.</param>
    /// <exception cref="FaultException">The target could not be read whole: nothing may be concluded.</exception>
    public async Task<PlannedTarget> PlanAsync(ReadyTarget target, Detections detections, CancellationToken cancellation, int openedBefore = 0)
    {
        var (@base, scan, updaters) = await ScanAsync(target, cancellation);
        var there = await target.Opened.Forge.LookAsync(cancellation);
        var standing = new Standing(there.Pulls, there.Issues, @base.Branches, there.IssuesEnabled) { Asked = there.Asked }.Of(target.Settings.Pulls.Line);
        var detected = detections.For(target.LookedAt);
        var done = detections.Ledger.DoneIn(target.Opened.Name);
        var input = TakeCommands.Into(new PlanInput(target.Opened.Name, target.Settings, @base.Branch, scan, detected, standing, done, updaters)
        {
            Now = time.GetUtcNow(),
            Zone = zone,
            CodeOwners = target.Settings.Pulls.CodeOwners ? CodeOwnersAt(@base) : null,
            OwnConfig = OwnConfigAt(@base, target.Opened.Repository, detected),
            InventoryFile = target.Settings.Inventory is { } inventory ? InventoryAt(@base, inventory.File) : null,
            WorkflowsForbidden = there.WorkflowsForbidden,
            OpenedBefore = openedBefore,
        });
        var (plan, known) = await PlanAsync(input, cancellation);
        return new PlannedTarget(target.Opened, @base, standing, detected, AnswerWhy.In(plan, known, Traced)) { Input = known, OwnWatch = target.OwnWatch };

        string Traced(UpstreamId upstream)
        {
            var entry = target.Settings.Watch.First(entry => entry.Id == upstream);
            return WriteTrace(TraceDecision.Of(entry, detected[upstream], detections.Ledger.SeenOf(upstream), time.GetUtcNow(), [TraceTarget.Of(entry, known, plan)]));
        }
    }

    /// <summary>Plans again, after something was learned that the first plan did not know. The target is not looked at again.</summary>
    public async Task<PlannedTarget> PlanAgainAsync(PlannedTarget planned, PlanInput input, CancellationToken cancellation)
    {
        var (plan, known) = await PlanWithReleasesAsync(input, cancellation);
        return planned with { Plan = plan, Input = known };
    }

    /// <returns>The plan, and the input with all that was learned.</returns>
    private async Task<(Plan Plan, PlanInput Input)> PlanAsync(PlanInput input, CancellationToken cancellation)
    {
        var known = input with { Evidence = await evidence.GatherAsync(EvidenceQuestions.Of(input), cancellation) };
        // A tag that seems to have moved may have moved back since the answer was kept.
        known = known with { Evidence = await evidence.AskAnewAsync(known.Evidence, TargetAlarms.Doubted(known), cancellation) };
        return await PlanWithReleasesAsync(known, cancellation);
    }

    /// <summary>Plans, and plans again with what is learned about the releases of those pull requests that there will be: about no others is it asked for.</summary>
    /// <returns>The plan, and the input with all that was learned.</returns>
    private async Task<(Plan Plan, PlanInput Input)> PlanWithReleasesAsync(PlanInput known, CancellationToken cancellation)
    {
        var plan = Planner.Plan(known);
        if (ReleaseQuestions.Of(plan).Where(question => !known.Evidence.ContainsKey(question)).ToList() is not { Count: > 0 } questions)
            return (plan, known);
        var more = known with { Evidence = known.Evidence.Concat(await evidence.GatherAsync(questions, cancellation)).ToDictionary() };
        return (Planner.Plan(more), more);
    }

    /// <summary>Finds the references and which versions they name. Of the world outside it asks for the tags of commits alone.</summary>
    /// <exception cref="FaultException">The target could not be read whole: nothing may be concluded.</exception>
    public async Task<TargetVersions.Read> ReadVersionsAsync(ReadyTarget target, Detections detections, CancellationToken cancellation)
    {
        var (@base, scan, updaters) = await ScanAsync(target, cancellation);
        var nothing = new Standing([], [], new Dictionary<string, StandingBranch>(), IssuesEnabled: false);
        var input = new PlanInput(
            target.Opened.Name, target.Settings, @base.Branch, scan, detections.For(target.Asked), nothing, DoneTarget.Empty, updaters)
        {
            Now = time.GetUtcNow(),
        };
        var commits = EvidenceQuestions.Of(input).OfType<EvidenceQuestion.CommitTags>().ToList();
        return VersionsNamed.Of(input with { Evidence = await evidence.GatherAsync(commits, cancellation) });
    }

    private async Task<(IBase Base, Scan Scan, IReadOnlyList<IFileUpdater> Updaters)> ScanAsync(ReadyTarget target, CancellationToken cancellation)
    {
        var updaters = FileUpdaters.With(target.Settings.Rules);
        var @base = await target.Opened.Repository.AtBaseAsync(target.Settings.Pulls.Base, cancellation);
        var scan = Scanner.Scan(@base, target.Settings, updaters, Scans, target.Opened.Name.RepoOrNull);
        foreach (var unread in scan.Unread)
            log.Warning("{Target}: not read: {Unread}", target.Opened.Name.ToString(), unread.ToString());
        return (@base, scan, updaters);
    }

    private static CodeOwners? CodeOwnersAt(IBase @base) =>
        CodeOwners.Paths.Select(path => @base.Files.FirstOrDefault(file => file.Path == path)).OfType<TreeFile>().FirstOrDefault() is { Size: <= CodeOwners.MaxLength } file
            ? CodeOwners.Parse(FileBytes.Decode(@base.Read(file)).Text)
            : null;

    private static InventoryFile InventoryAt(IBase @base, string path)
    {
        if (@base.Files.FirstOrDefault(file => file.Path == path) is not { } file)
            return new InventoryFile.Missing();
        if (file.Size > Scanner.LargestFile)
            return new InventoryFile.Unreadable("it is larger than files that people keep by hand: name another file");
        var content = @base.Read(file);
        return FileBytes.IsBinary(content) ? new InventoryFile.Unreadable("it is no text: save it as UTF-8, or name another file") : new InventoryFile.There(FileBytes.Decode(content));
    }

    /// <summary>The target's own config, where it names an upstream that has another name now. Only at the default branch, from where it counts.</summary>
    private static OwnConfig? OwnConfigAt(IBase @base, ITargetRepository repository, IReadOnlyDictionary<UpstreamId, Detection> detected)
    {
        List<UpstreamId> renamed = [.. detected.Values.OfType<Detection.Found>().Where(found => !found.Snapshot.Repo.Equals(found.Upstream.Repo)).Select(found => found.Upstream)];
        if (renamed.Count == 0 || @base.Branch != repository.DefaultBranch || @base.Files.FirstOrDefault(file => file.Path == TargetConfig.FileName) is not { } file)
            return null;
        var content = FileBytes.Decode(@base.Read(file));
        var places = renamed.Select(upstream => (Upstream: upstream, Span: TargetConfig.PlaceOf(upstream, content.Text)))
            .Where(place => place.Span is not null)
            .ToDictionary(place => place.Upstream, place => place.Span!.Value);
        return places.Count == 0 ? null : new OwnConfig(file.Path, content, places);
    }

    private static Detection Detected(
        WatchEntry entry, Observation observation, IReadOnlyDictionary<RepoName, ListedTags> listed, SeenUpstream? seen, ZonedTime now)
    {
        var detection = Detect.Candidate(entry, observation, seen, now);
        var tags = entry.Git is null && observation is Observation.Seen { Snapshot.Repo: var repo } ? listed.GetValueOrDefault(repo) : null;
        return detection with { Trust = DetectAlarms.Of(entry, observation, detection, seen, tags, now.Now) };
    }

    private ITargetHost HostOf(TargetName target) => hosts.First(host => host.Serves(target));

    /// <returns>One for each base of the target.</returns>
    private async Task<IReadOnlyList<OpenResult>> OpenAsync(TargetName name, RunRequest request, CancellationToken cancellation)
    {
        OpenedTarget? opened = null;
        try
        {
            opened = await HostOf(name).OpenAsync(name, cancellation);
            return TargetConfig.Of(opened, request.Started) switch
            {
                TargetConfigResult.Valid valid => [.. Ready(opened, valid.Settings, request).OfEachBase().Select(target => new OpenResult.Ready(target))],
                TargetConfigResult.Mistaken mistaken => [Refused(opened, mistaken)],
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            opened?.Dispose();
            log.Error("{Target} could not be opened: {Fault}", name.ToString(), e.Fault.Message);
            return [new OpenResult.NotOpened(name, e.Fault)];
        }
        catch (Exception e) when (e is not FaultException && !cancellation.IsCancellationRequested)
        {
            opened?.Dispose();
            log.Error(e, "{Target} could not be opened", name.ToString());
            return [new OpenResult.NotOpened(name, Fault.OfMistake(e))];
        }
    }

    private ReadyTarget Ready(OpenedTarget opened, TargetSettings settings, RunRequest request)
    {
        List<WatchEntry> watch = [.. settings.Watch.Select(entry => entry with { Upstream = entry.Upstream.AlsoOn(forgeHost) })];
        return new ReadyTarget(opened, settings with { Watch = watch }, [.. watch.Where(entry => request.Includes(entry.Id))])
        {
            OwnWatch = ReferenceEquals(settings, request.Started) ? null : OwnWatch.Of(watch),
        };
    }

    private OpenResult.Mistaken Refused(OpenedTarget opened, TargetConfigResult.Mistaken mistaken)
    {
        log.Error("{Target} could not be opened: {Fault}", opened.Name.ToString(), mistaken.Fault.Message);
        return new OpenResult.Mistaken(opened, mistaken.Problems, mistaken.Fault);
    }
}

/// <summary>What the looks at all upstreams told, with the ledger as it was then.</summary>
/// <param name="ByEntry">By the entry itself: two targets may watch one upstream under different policies.</param>
public sealed record Detections(IReadOnlyDictionary<WatchEntry, Detection> ByEntry, IReadOnlyList<News> News, Ledger Ledger)
{
    /// <summary>What the looks cost.</summary>
    public LookCost Cost { get; init; } = LookCost.None;

    public IReadOnlyDictionary<UpstreamId, Detection> For(IEnumerable<WatchEntry> watch) =>
        watch.ToDictionary(entry => entry.Id, entry => ByEntry[entry]);
}

/// <summary>A target with its plan and all that the plan was made from.</summary>
public sealed record PlannedTarget(
    OpenedTarget Opened, IBase Base, Standing Standing, IReadOnlyDictionary<UpstreamId, Detection> Detections, Plan Plan)
{
    /// <summary>All that the plan was made from.</summary>
    public required PlanInput Input { get; init; }

    /// <summary>What its own config watches; null = it has none.</summary>
    public IReadOnlyList<OwnWatch>? OwnWatch { get; init; }
}
