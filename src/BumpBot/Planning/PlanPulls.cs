using System.Diagnostics;
using BumpBot.Model;
using BumpBot.Planning.Inventory;

namespace BumpBot.Planning;

/// <summary>The pull requests of a plan: which there should be, held against what stands and against the limits.</summary>
internal sealed class PlanPulls
{
    private readonly PlanInput _input;
    private readonly DecideClosings _closings;
    private readonly OpeningLimits _limits;
    private readonly List<PullWish> _there = [];
    private readonly HashSet<int> _notMerged = [];

    /// <param name="trusted">The upstreams that no alarm blocks.</param>
    public PlanPulls(IReadOnlyList<Prospect> trusted, DecideAlarms alarms, PlanInput input, List<NotDone> notDone)
    {
        _input = input;
        var (formed, apart) = FormWishes.Of(Offered(trusted, input, notDone), input);
        var inventory = new KeepInventory(input);
        List<PullWish> wishes = [.. formed.Select(inventory.Into)];
        notDone.AddRange(apart);
        _closings = new DecideClosings(input, trusted, wishes, alarms);
        var open = input.Standing.Pulls.Concat(input.Standing.Elsewhere).Count(pull => pull is { State: PullState.Open, Mark.Kind: MarkKind.Bump });
        _limits = new OpeningLimits(input, open - _closings.Pulls([]).Count);
        foreach (var wish in wishes)
            notDone.AddRange(Decide(wish).SelectMany(reason => wish.Members.Select(member => new NotDone.Upstream(member.Id, reason))));
        notDone.AddRange(trusted.Where(prospect => prospect.Upstream.Cooling is not null).Select(prospect => new NotDone.Upstream(prospect.Id, CoolingDown(prospect.Upstream.Cooling!))));
        Notes = [.. NotesOn(trusted)];
        ClosedPulls = _closings.Pulls(_there);
        NoLongerMerged = [.. OnceLeftToForge()];
        ClosedIssues = [.. _closings.Issues(ClosedPulls, Pulls)];
    }

    public List<PlannedPull> Pulls { get; } = [];

    public IReadOnlyList<PullNote> Notes { get; }

    public List<PlannedMerge> Merges { get; } = [];

    public List<Bump> Mergeable { get; } = [];

    public IReadOnlyList<StandingPull> NoLongerMerged { get; }

    public IReadOnlyList<Closing.Pull> ClosedPulls { get; }

    public IReadOnlyList<Closing.Issue> ClosedIssues { get; }

    public static BumpReason.CoolingDown CoolingDown(Cooling cooling) => new(cooling.Tag, cooling.Until);

    private static List<Prospect> Offered(IReadOnlyList<Prospect> trusted, PlanInput input, List<NotDone> notDone)
    {
        var offered = new List<Prospect>();
        foreach (var prospect in trusted)
        {
            if (DecideOffer.Refusal(prospect, input.People) is { } reason)
                notDone.Add(new NotDone.Upstream(prospect.Id, reason));
            else
                offered.Add(prospect);
        }
        return offered;
    }

    /// <returns>What is not done, and why.</returns>
    private IReadOnlyList<BumpReason> Decide(PullWish wish)
    {
        List<PlannedMember> members = [.. wish.Members.Select(member => new PlannedMember(member.Bump!, DecideTracking.For(member, _input)))];
        var title = PullTitle.Of(wish.Bumps, wish.Group, _input.Settings.Pulls);
        switch (DecidePull.For(wish, title, members, _input))
        {
            case PullDecision.Open when Limited(wish) is { } refusal:
                return [refusal];
            case PullDecision.Open open:
                Add(wish, new PlannedPull.Open(wish.Branch, title, members, open.Push, PullLabels.RequestOf(wish, _input)) { Group = wish.Group, Labels = PullLabels.Of(wish.Bumps, _input.Settings.Pulls) });
                return SwitchedOff();
            case PullDecision.Refresh refresh:
                Add(wish, Refresh(wish, title, members, refresh.Pull, refresh.Push));
                return [.. Twins(wish, refresh.Pull), .. SwitchedOff()];
            // A run that was cut off between the two can leave the issue behind its pull request.
            case PullDecision.Keep keep when members.Exists(member => member.Tracking is Tracking.Refresh):
                Add(wish, Refresh(wish, title, members, keep.Pull, null));
                return Twins(wish, keep.Pull);
            case PullDecision.Keep keep:
                _there.Add(wish);
                if (_input.Settings.Pulls.Automerge != Automerge.Off)
                    Mergeable.AddRange(wish.Bumps);
                if (DecideMerge.For(wish, keep.Pull, _input) is { } merge)
                    Merges.Add(merge);
                if (!DecideMerge.IsAllowed(wish, _input))
                    _notMerged.Add(keep.Pull.Number);
                return [new BumpReason.AlreadyOpen(keep.Pull.Number), .. Twins(wish, keep.Pull)];
            case PullDecision.Hold hold:
                return [hold.Reason];
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Open pull requests on whose branches people work, and whose bodies do not say so yet.</summary>
    private IEnumerable<PullNote> NotesOn(IReadOnlyList<Prospect> trusted)
    {
        var seen = trusted.Select(prospect => prospect.Id).ToHashSet();
        foreach (var pull in _input.Standing.Pulls.Where(pull => pull is { State: PullState.Open, Mark: { Kind: MarkKind.Bump, IsLeftToPerson: false } }))
        {
            var isMadeAnew = Pulls.Exists(planned => planned is PlannedPull.Refresh refresh && refresh.Number == pull.Number);
            if (!isMadeAnew && pull.Mark.Members.All(member => seen.Contains(member.Upstream)) && _input.Standing.Branches.GetValueOrDefault(pull.Branch)?.Owner is BranchOwner.Person person)
                yield return new PullNote(pull, person.Why);
        }
    }

    /// <summary>What the policy no longer lets the forge merge; what is made anew is not merged until it was judged again.</summary>
    private IEnumerable<StandingPull> OnceLeftToForge() => _input.Standing.Pulls.Where(pull =>
        pull is { State: PullState.Open, Mark: { Kind: MarkKind.Bump, IsLeftToForge: true } }
        && (_input.Settings.Pulls.Automerge == Automerge.Off || _notMerged.Contains(pull.Number))
        && !Pulls.Exists(planned => planned is PlannedPull.Refresh refresh && refresh.Number == pull.Number)
        && !ClosedPulls.Any(closing => closing.Number == pull.Number));

    private void Add(PullWish wish, PlannedPull pull)
    {
        Pulls.Add(pull);
        _there.Add(wish);
    }

    private PlannedPull.Refresh Refresh(PullWish wish, string title, List<PlannedMember> members, StandingPull standing, BranchCommit? push) =>
        new(standing.Branch, title, members, push, standing)
        {
            Group = wish.Group,
            Labels = DecidePull.HasMembers(standing.Mark, wish) && !standing.Mark.IsBare ? [] : PullLabels.Of(wish.Bumps, _input.Settings.Pulls),
            Missing = standing.Mark.IsBare ? PullLabels.RequestOf(wish, _input) : PullRequestSettings.None,
        };

    /// <summary>How many open pull requests are closed once this one is there.</summary>
    private int Replaced(PullWish wish) => _closings.Pulls([.. _there, wish]).Count - _closings.Pulls(_there).Count;

    /// <summary>What a person wants open now no limit holds back.</summary>
    private BumpReason? Limited(PullWish wish)
    {
        var refusal = _limits.Refusal(Replaced(wish));
        return wish.Members.Any(member => _input.People.OpenNow.Contains(member.Id)) ? null : refusal;
    }

    private BumpReason[] SwitchedOff() =>
        _input.Settings.Issues.Releases != ReleaseIssues.Off && !_input.Standing.IssuesEnabled ? [new BumpReason.IssuesSwitchedOff()] : [];

    /// <summary>Further open pull requests of one upstream, which only a mishap makes.</summary>
    private static List<BumpReason> Twins(PullWish wish, StandingPull kept) => wish.Group is not null ? [] :
    [
        .. wish.Members[0].Standing.OpenPulls
            .Where(pull => pull.Number != kept.Number && !BranchName.IsGroups(pull.Branch))
            .Select(twin => new BumpReason.OpenTwice(twin.Number, kept.Number)),
    ];
}
