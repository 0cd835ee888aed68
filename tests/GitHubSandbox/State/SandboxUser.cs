using System.Security.Cryptography;
using System.Text;

namespace Sandbox;

public enum AccountKind
{
    User,

    /// <summary>A GitHub App's account, <c>slug[bot]</c>; its tokens are installation tokens, which have no <c>GET /user</c>.</summary>
    Bot,
    Organization,
}

/// <summary>An account, with the tokens that act for it.</summary>
public sealed class SandboxUser
{
    private readonly List<string> _tokens = [];
    private readonly Hub _hub;

    internal SandboxUser(Hub hub, string login, AccountKind kind)
    {
        (_hub, Login, Kind, Id, CreatedAt) = (hub, login, kind, hub.NextId(), hub.Now);
        MayWriteWorkflows = kind != AccountKind.Bot;
    }

    public string Login { get; }

    public long Id { get; }

    public AccountKind Kind { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>Requests per hour and token.</summary>
    public int HourlyLimit { get; set; } = 5000;

    /// <summary>What its tokens may do, as classic ones tell in <c>X-OAuth-Scopes</c>; null = they are fine-grained ones, which tell nothing.</summary>
    public string? Scopes { get; set; }

    /// <summary>Whether its tokens may push changes of workflow files.</summary>
    public bool MayWriteWorkflows { get; set; }

    /// <summary>The account's first token, made when first asked for.</summary>
    public string Token
    {
        get
        {
            lock (_hub.Gate)
            {
                return _tokens.Count == 0 ? NewToken() : _tokens[0];
            }
        }
    }

    /// <summary>One more token: the same rights, but validators and rate limits of its own.</summary>
    public string NewToken()
    {
        lock (_hub.Gate)
        {
            var prefix = Kind == AccountKind.Bot ? "ghs_" : "ghp_";
            var token = prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Login}/{_tokens.Count}")))[..36];
            _tokens.Add(token);
            return token;
        }
    }

    /// <summary>From now on the token is unknown: 401.</summary>
    public void Revoke(string token)
    {
        lock (_hub.Gate)
        {
            var at = _tokens.IndexOf(token);
            if (at >= 0)
                _tokens[at] = "";        // keeps the count, so that no later token equals this one
        }
    }

    internal bool Owns(string token) => token.Length > 0 && _tokens.Contains(token);

    public override string ToString() => Login;
}
