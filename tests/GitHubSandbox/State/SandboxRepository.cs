using Sandbox.Git;

namespace Sandbox;

/// <summary>What an account may do in a repository.</summary>
public enum Access
{
    /// <summary>Nothing: the repository looks as if it did not exist.</summary>
    None,
    Read,
    Write,
    Admin,
}

/// <summary>A repository, for a test to fill, to act in as a person and to look into.</summary>
public sealed partial class SandboxRepository
{
    private readonly Dictionary<string, Access> _grants = new(StringComparer.OrdinalIgnoreCase);

    internal SandboxRepository(Hub hub, long id, SandboxUser owner, string name, string defaultBranch, GitStore store)
    {
        (Hub, Id, Owner, Name, DefaultBranch, Store) = (hub, id, owner, name, defaultBranch, store);
        CreatedAt = UpdatedAt = PushedAt = hub.Now;
    }

    internal Hub Hub { get; }

    internal GitStore Store { get; }

    public long Id { get; }

    public SandboxUser Owner { get; private set; }

    public string Name { get; private set; }

    public string FullName => $"{Owner.Login}/{Name}";

    public string DefaultBranch { get; private set; }

    public string? Description { get; set; }

    public bool IsPrivate { get; set; }

    public bool IsArchived { get; set; }

    public bool HasIssues { get; private set; } = true;

    /// <summary>The type of the error with which GraphQL refuses to tell of it; null = it tells.</summary>
    public string? GraphQlError { get; set; }

    /// <summary>The repository that this one is a fork of.</summary>
    public SandboxRepository? Parent { get; private set; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset UpdatedAt { get; internal set; }

    public DateTimeOffset PushedAt { get; internal set; }

    /// <summary>Whether a bare repository was made for it; one that is only read over REST needs none.</summary>
    public bool HasGitFolder => Store.OnDisk;

    public SandboxRepository Grant(string login, Access access)
    {
        lock (Hub.Gate)
        {
            Hub.Account(login);
            _grants[login] = access;
            return this;
        }
    }

    /// <param name="user">Null = anonymous.</param>
    public Access AccessOf(SandboxUser? user)
    {
        var everyone = IsPrivate ? Access.None : Access.Read;
        if (user is null)
            return everyone;
        return user.Login == Owner.Login ? Access.Admin : _grants.GetValueOrDefault(user.Login, everyone);
    }

    internal Access AccessOf(Rest.Caller caller)
    {
        var everyone = IsPrivate ? Access.None : Access.Read;
        return caller.App is not null ? everyone
            : caller.Grant is not { } grant ? AccessOf(caller.User)
            : !grant.Covers(this) ? everyone
            : grant.Allows("contents", write: true) ? Access.Write : Access.Read;
    }

    /// <summary>As a repository is made: pull requests of the token of an Actions job are refused.</summary>
    public SandboxRepository ForbidPullsOfActions()
    {
        TakesPullsOfActions = false;
        return this;
    }

    internal bool TakesPullsOfActions { get; private set; } = true;

    public SandboxRepository Private()
    {
        IsPrivate = true;
        return this;
    }

    public SandboxRepository Archive()
    {
        IsArchived = true;
        return this;
    }

    public SandboxRepository DisableIssues()
    {
        HasIssues = false;
        return this;
    }

    public SandboxRepository EnableIssues()
    {
        HasIssues = true;
        return this;
    }

    /// <summary>The old name redirects from now on.</summary>
    public void Rename(string fullName)
    {
        lock (Hub.Gate)
        {
            Hub.Rename(this, fullName);
            var (owner, name) = Split(fullName);
            (Owner, Name, UpdatedAt) = (Hub.Account(owner, AccountKind.Organization), name, Hub.Now);
        }
    }

    public void Delete()
    {
        lock (Hub.Gate)
        {
            Hub.Remove(this);
        }
    }

    /// <summary>A copy that belongs to somebody else, from which they may open pull requests.</summary>
    public SandboxRepository Fork(string owner)
    {
        lock (Hub.Gate)
        {
            Hub.Account(owner);
            var fork = Hub.Add($"{owner}/{Name}", DefaultBranch);
            fork.Parent = this;
            foreach (var (name, sha) in Store.Refs().Where(entry => entry.Key.StartsWith("refs/heads/", StringComparison.Ordinal)))
            {
                History.Copy(Store, sha, fork.Store);
                fork.Store.SetRef(name, sha);
            }
            return fork;
        }
    }

    internal static (string Owner, string Name) Split(string fullName) => fullName.Split('/') is [{ Length: > 0 } owner, { Length: > 0 } name]
        ? (owner, name)
        : throw new ArgumentException($"'{fullName}' is not owner/name", nameof(fullName));

    public override string ToString() => FullName;
}
