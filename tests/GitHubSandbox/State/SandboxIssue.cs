namespace Sandbox;

/// <summary>Why an issue is closed, or that it was opened again.</summary>
public enum StateReason
{
    Completed,
    NotPlanned,
    Duplicate,
    Reopened,
}

public sealed class SandboxLabel
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public string Color { get; init; } = "ededed";

    public string? Description { get; init; }

    public bool IsDefault { get; init; }
}

public sealed record SandboxComment(long Id, SandboxUser Author, string Body, DateTimeOffset CreatedAt)
{
    /// <summary>Such as <c>+1</c>; each account has each of them once.</summary>
    public IList<(SandboxUser By, string Content)> Reactions { get; } = [];
}

/// <summary>An issue, or what a pull request shares with one.</summary>
public class SandboxIssue
{
    internal SandboxIssue(SandboxRepository repository, int number, SandboxUser author, string title, string? body)
    {
        (Repository, Number, Author, Title, Body) = (repository, number, author, title, body);
        Id = repository.Hub.NextId();
        CreatedAt = UpdatedAt = repository.Hub.Now;
    }

    public SandboxRepository Repository { get; }

    public long Id { get; }

    public int Number { get; }

    public SandboxUser Author { get; }

    public string Title { get; private set; }

    public string? Body { get; private set; }

    public bool IsOpen { get; private set; } = true;

    /// <summary>Null while it was never closed; pull requests have none.</summary>
    public StateReason? Reason { get; private set; }

    public bool IsLocked { get; set; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public SandboxUser? ClosedBy { get; private set; }

    public IList<SandboxLabel> Labels { get; } = [];

    public IList<SandboxUser> Assignees { get; } = [];

    public IList<SandboxComment> Comments { get; } = [];

    /// <summary>Null = none.</summary>
    public SandboxMilestone? Milestone { get; internal set; }

    public IEnumerable<string> LabelNames => Labels.Select(label => label.Name);

    public void Close(string by, StateReason reason = StateReason.Completed)
    {
        lock (Repository.Hub.Gate)
        {
            IsOpen = false;
            ClosedAt = Repository.Hub.Now;
            ClosedBy = Repository.Hub.Account(by);
            Reason = this is SandboxPull ? null : reason;
            Touch();
        }
    }

    public void Reopen(string by)
    {
        lock (Repository.Hub.Gate)
        {
            Repository.Hub.Account(by);
            (IsOpen, ClosedAt, ClosedBy) = (true, null, null);
            Reason = this is SandboxPull ? null : StateReason.Reopened;
            Touch();
        }
    }

    public SandboxComment Comment(string by, string body)
    {
        lock (Repository.Hub.Gate)
        {
            var comment = new SandboxComment(Repository.Hub.NextId(), Repository.Hub.Account(by), body, Repository.Hub.Now);
            Comments.Add(comment);
            Touch();
            return comment;
        }
    }

    public void Edit(string? title = null, string? body = null)
    {
        lock (Repository.Hub.Gate)
        {
            (Title, Body) = (title ?? Title, body ?? Body);
            Touch();
        }
    }

    /// <summary>Labels that the repository lacks are made.</summary>
    public void AddLabels(params IEnumerable<string> names)
    {
        lock (Repository.Hub.Gate)
        {
            foreach (var label in names.Select(name => Repository.LabelNamed(name)).Where(label => !Labels.Contains(label)))
                Labels.Add(label);
            Touch();
        }
    }

    internal void ClearBody()
    {
        Body = null;
        Touch();
    }

    internal void Touch() => UpdatedAt = Repository.Hub.Now;
}
