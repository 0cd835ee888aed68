namespace Sandbox;

public sealed partial class SandboxRepository
{
    private readonly List<SandboxIssue> _threads = [];
    private readonly List<SandboxLabel> _labels = [];

    /// <summary>Without pull requests.</summary>
    public IReadOnlyList<SandboxIssue> Issues => [.. Threads.Where(thread => thread is not SandboxPull)];

    public IReadOnlyList<SandboxPull> Pulls => [.. Threads.OfType<SandboxPull>()];

    public IReadOnlyList<SandboxLabel> Labels => [.. _labels];

    /// <summary>Issues and pull requests by number, oldest first.</summary>
    internal IReadOnlyList<SandboxIssue> Threads
    {
        get
        {
            lock (Hub.Gate)
            {
                FollowRefs();
                return [.. _threads];
            }
        }
    }

    public SandboxIssue OpenIssue(string by, string title, string? body = null, params IEnumerable<string> labelNames)
    {
        lock (Hub.Gate)
        {
            var issue = new SandboxIssue(this, _threads.Count + 1, Hub.Account(by), title, body);
            _threads.Add(issue);
            if (labelNames.Any())
                issue.AddLabels(labelNames);
            return issue;
        }
    }

    public SandboxIssue Issue(int number) => Issues.First(issue => issue.Number == number);

    public SandboxPull Pull(int number) => Pulls.First(pull => pull.Number == number);

    public SandboxLabel AddLabel(string name, string color = "ededed", string? description = null)
    {
        lock (Hub.Gate)
        {
            var label = new SandboxLabel { Id = Hub.NextId(), Name = name, Color = color, Description = description };
            _labels.Add(label);
            return label;
        }
    }

    internal SandboxLabel? FindLabel(string name) =>
        _labels.Find(label => string.Equals(label.Name, name, StringComparison.OrdinalIgnoreCase));

    internal SandboxLabel LabelNamed(string name) => FindLabel(name) ?? AddLabel(name);

    internal SandboxIssue? FindThread(int number) => _threads.Find(thread => thread.Number == number);
}
