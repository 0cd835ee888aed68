using Sandbox.Git;

namespace Sandbox;

/// <summary>Everything that the sandbox's GitHub knows. All reading and changing happens under <see cref="Gate"/>.</summary>
internal sealed class Hub(TimeProvider time, string folder)
{
    private readonly Dictionary<string, SandboxUser> _users = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SandboxRepository> _repositories = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SandboxRepository> _formerNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SandboxApp> _apps = [];
    private long _lastId = 1_000_000;

    public Lock Gate { get; } = new();

    public DateTimeOffset Now => time.GetUtcNow();

    public IEnumerable<SandboxRepository> Repositories => _repositories.Values;

    public long NextId() => Interlocked.Increment(ref _lastId);

    /// <summary>The account of that name, made now if there was none.</summary>
    public SandboxUser Account(string login, AccountKind kind = AccountKind.User)
    {
        lock (Gate)
        {
            return _users.TryGetValue(login, out var known) ? known : _users[login] = new SandboxUser(this, login, kind);
        }
    }

    public IEnumerable<SandboxApp> Apps => _apps;

    public SandboxApp AddApp(string slug)
    {
        lock (Gate)
        {
            var app = new SandboxApp(this, slug);
            _apps.Add(app);
            return app;
        }
    }

    /// <summary>One that has not ended.</summary>
    public SandboxGrant? Grant(string token) => _apps.SelectMany(app => app.Installations).SelectMany(installation => installation.Given)
        .FirstOrDefault(grant => grant.Token == token && grant.End > Now);

    public SandboxUser? ByToken(string token) => _users.Values.FirstOrDefault(user => user.Owns(token));

    public SandboxUser? ByLogin(string login) => _users.GetValueOrDefault(login);

    public SandboxRepository Add(string fullName, string defaultBranch)
    {
        var (owner, name) = SandboxRepository.Split(fullName);
        lock (Gate)
        {
            var id = NextId();
            var store = new GitStore(Path.Combine(folder, $"{id}.git"), defaultBranch);
            var repository = new SandboxRepository(this, id, Account(owner, AccountKind.Organization), name, defaultBranch, store);
            _repositories.Add(fullName, repository);
            _formerNames.Remove(fullName);
            return repository;
        }
    }

    public void Remove(SandboxRepository repository) => _repositories.Remove(repository.FullName);

    public void Rename(SandboxRepository repository, string fullName)
    {
        _repositories.Remove(repository.FullName);
        _formerNames[repository.FullName] = repository;
        _formerNames.Remove(fullName);
        _repositories.Add(fullName, repository);
    }

    public SandboxRepository? ByName(string fullName) => _repositories.GetValueOrDefault(fullName);

    public SandboxRepository? ByFormerName(string fullName) => _formerNames.GetValueOrDefault(fullName);

    public SandboxRepository? ById(long id) => _repositories.Values.FirstOrDefault(repository => repository.Id == id);
}
