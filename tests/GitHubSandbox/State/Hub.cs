using Sandbox.Git;

namespace Sandbox;

/// <summary>Everything that the sandbox's GitHub knows. All reading and changing happens under <see cref="Gate"/>.</summary>
internal sealed class Hub(TimeProvider time, string folder)
{
    private readonly Dictionary<string, SandboxUser> users = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SandboxRepository> repositories = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SandboxRepository> formerNames = new(StringComparer.OrdinalIgnoreCase);
    private long lastId = 1_000_000;

    public Lock Gate { get; } = new();

    public DateTimeOffset Now => time.GetUtcNow();

    public IEnumerable<SandboxRepository> Repositories => repositories.Values;

    public long NextId() => Interlocked.Increment(ref lastId);

    /// <summary>The account of that name, made now if there was none.</summary>
    public SandboxUser Account(string login, AccountKind kind = AccountKind.User)
    {
        lock (Gate)
        {
            return users.TryGetValue(login, out var known) ? known : users[login] = new SandboxUser(this, login, kind);
        }
    }

    public SandboxUser? ByToken(string token) => users.Values.FirstOrDefault(user => user.Owns(token));

    public SandboxUser? ByLogin(string login) => users.GetValueOrDefault(login);

    public SandboxRepository Add(string fullName, string defaultBranch)
    {
        var (owner, name) = SandboxRepository.Split(fullName);
        lock (Gate)
        {
            var id = NextId();
            var store = new GitStore(Path.Combine(folder, $"{id}.git"), defaultBranch);
            var repository = new SandboxRepository(this, id, Account(owner, AccountKind.Organization), name, defaultBranch, store);
            repositories.Add(fullName, repository);
            formerNames.Remove(fullName);
            return repository;
        }
    }

    public void Remove(SandboxRepository repository) => repositories.Remove(repository.FullName);

    public void Rename(SandboxRepository repository, string fullName)
    {
        repositories.Remove(repository.FullName);
        formerNames[repository.FullName] = repository;
        formerNames.Remove(fullName);
        repositories.Add(fullName, repository);
    }

    public SandboxRepository? ByName(string fullName) => repositories.GetValueOrDefault(fullName);

    public SandboxRepository? ByFormerName(string fullName) => formerNames.GetValueOrDefault(fullName);

    public SandboxRepository? ById(long id) => repositories.Values.FirstOrDefault(repository => repository.Id == id);
}
