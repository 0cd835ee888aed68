namespace Sandbox;

public sealed record SandboxMilestone(long Id, int Number, string Title, bool IsOpen, SandboxUser Creator, DateTimeOffset CreatedAt);

public sealed partial class SandboxRepository
{
    private readonly List<SandboxMilestone> _milestones = [];

    public SandboxMilestone AddMilestone(string title, bool open = true)
    {
        lock (Hub.Gate)
        {
            var milestone = new SandboxMilestone(Hub.NextId(), _milestones.Count + 1, title, open, Owner, Hub.Now);
            _milestones.Add(milestone);
            return milestone;
        }
    }

    internal IReadOnlyList<SandboxMilestone> Milestones => _milestones;
}
