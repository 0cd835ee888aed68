using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning;

/// <summary>A pull request that there should be: an upstream's own, or a group's.</summary>
/// <param name="Group">Null = an upstream's own.</param>
/// <param name="Members">Not empty; each has a bump.</param>
/// <param name="Changes">What all of them change, together.</param>
internal sealed record PullWish(string Branch, string? Group, IReadOnlyList<Prospect> Members, IReadOnlyList<TreeChange> Changes)
{
    public IReadOnlyList<Bump> Bumps => [.. Members.Select(member => member.Bump!)];

    public bool Carries(UpstreamId upstream) => Members.Any(member => member.Id == upstream);

    public static PullWish Alone(Prospect prospect, PullSettings settings) => new(BranchName.For(prospect.Id, settings.Line), null, [prospect], prospect.Changes);

    /// <summary>The open pull request that it is about; null = there is none.</summary>
    public StandingPull? Open(Standing standing)
    {
        var open = standing.Pulls.Where(pull => pull.State == PullState.Open && pull.Mark.Kind == MarkKind.Bump).OrderBy(pull => pull.Number).ToList();
        return open.Find(pull => pull.Branch == Branch)
            ?? (Group is null ? open.Find(pull => !BranchName.IsGroups(pull.Branch) && pull.Mark.Members is [var only] && only.Upstream == Members[0].Id) : null);
    }
}
