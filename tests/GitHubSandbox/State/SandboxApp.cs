using System.Security.Cryptography;
using Sandbox.Webhooks;

namespace Sandbox;

/// <summary>A GitHub App: it shows who it is by its private key, and works by the tokens of its installations.</summary>
public sealed class SandboxApp : IDisposable
{
    private readonly Hub _hub;
    private readonly RSA _key = RSA.Create(2048);
    private readonly List<SandboxInstallation> _installations = [];

    internal SandboxApp(Hub hub, string slug)
    {
        (_hub, Slug, Id) = (hub, slug, hub.NextId());
        Account = hub.Account($"{slug}[bot]", AccountKind.Bot);
        ClientId = $"Iv23li{Id}";
    }

    public long Id { get; }

    public string ClientId { get; }

    public string Slug { get; }

    /// <summary>Who writes what its installations write.</summary>
    public SandboxUser Account { get; }

    /// <summary>As GitHub gives it out: PKCS#1.</summary>
    public string PrivateKey => _key.ExportRSAPrivateKeyPem();

    public IReadOnlyList<SandboxInstallation> Installations => _installations;

    /// <summary>Null = it has no webhook.</summary>
    public SandboxHook? Hook { get; internal set; }

    /// <summary>For all repositories of the account, with what the bot needs.</summary>
    public SandboxInstallation Install(string owner)
    {
        lock (_hub.Gate)
        {
            var installation = new SandboxInstallation(this, _hub.NextId(), owner);
            _installations.Add(installation);
            return installation;
        }
    }

    internal bool Signed(byte[] data, byte[] signature) => _key.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Dispose() => _key.Dispose();
}

/// <summary>An App at one account.</summary>
public sealed class SandboxInstallation
{
    internal SandboxInstallation(SandboxApp app, long id, string owner) => (App, Id, Owner) = (app, id, owner);

    public SandboxApp App { get; }

    public long Id { get; }

    public string Owner { get; }

    /// <summary>What its owner granted: name to <c>read</c> or <c>write</c>.</summary>
    public Dictionary<string, string> Permissions { get; } = new()
    {
        ["metadata"] = "read",
        ["contents"] = "write",
        ["issues"] = "write",
        ["pull_requests"] = "write",
    };

    /// <summary>The repositories that it may reach, without their owner; null = all of the account.</summary>
    public IReadOnlyList<string>? Selected { get; set; }

    public bool IsSuspended { get; set; }

    /// <summary>How long its tokens hold.</summary>
    public TimeSpan TokenLife { get; set; } = TimeSpan.FromHours(1);

    /// <summary>All that were given out, oldest first.</summary>
    public IReadOnlyList<SandboxGrant> Tokens => Given;

    internal List<SandboxGrant> Given { get; } = [];

    internal bool Reaches(SandboxRepository repository) =>
        string.Equals(repository.Owner.Login, Owner, StringComparison.OrdinalIgnoreCase)
        && Selected?.Contains(repository.Name, StringComparer.OrdinalIgnoreCase) != false;
}

/// <summary>A token of an installation, and what it is good for.</summary>
/// <param name="Repositories">Null = all that the installation reaches.</param>
public sealed record SandboxGrant(
    SandboxInstallation Installation, string Token, DateTimeOffset End, IReadOnlyList<SandboxRepository>? Repositories, IReadOnlyDictionary<string, string> Permissions)
{
    internal bool Covers(SandboxRepository repository) =>
        !Installation.IsSuspended && Installation.Reaches(repository) && Repositories?.Contains(repository) != false;

    internal bool Allows(string permission, bool write) =>
        Permissions.TryGetValue(permission, out var level) && (!write || level == "write");
}
