using System.Security.Authentication;
using BumpBot.Model;
using StackExchange.Redis;

namespace BumpBot.Redis;

/// <summary>The way to one Redis server: connects when it is first asked, and again when the connection broke.</summary>
/// <param name="prefix">What the names of all keys begin with; in braces, so that a cluster keeps them on one node.</param>
public sealed class RedisServer(RedisPlace place, string prefix = "{bumpbot}:") : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1);
    private ConnectionMultiplexer? _connection;

    /// <summary>The full name of a key.</summary>
    public string Key(string name) => prefix + name;

    /// <summary>Runs a script, which is one step for all others.</summary>
    /// <exception cref="FaultException">The server cannot be reached, or refuses.</exception>
    public Task<RedisResult> RunAsync(string script, string key, params RedisValue[] arguments) =>
        AskAsync(database => database.ScriptEvaluateAsync(script, [Key(key)], arguments));

    /// <exception cref="FaultException">The server cannot be reached, or refuses.</exception>
    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> question)
    {
        try
        {
            var connection = _connection ?? await ConnectAsync();
            return await question(connection.GetDatabase());
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            throw Translated(e);
        }
    }

    /// <summary>Calls back for each message of a channel, from now on, and also after the connection broke.</summary>
    /// <exception cref="FaultException">The server cannot be reached, or refuses.</exception>
    public async Task SubscribeAsync(string channel, Action told)
    {
        try
        {
            var connection = _connection ?? await ConnectAsync();
            await connection.GetSubscriber().SubscribeAsync(RedisChannel.Literal(Key(channel)), (_, _) => told());
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            throw Translated(e);
        }
    }

    public void Dispose() => _connection?.Dispose();

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        await _one.WaitAsync();
        try
        {
            return _connection ??= await ConnectionMultiplexer.ConnectAsync(Options());
        }
        finally
        {
            _one.Release();
        }
    }

    private ConfigurationOptions Options() => new()
    {
        EndPoints = { { place.Host, place.Port } },
        Ssl = place.Tls,
        DefaultDatabase = place.Database,
        User = place.User,
        Password = place.Password,
        ClientName = "bumpbot",
        ConnectTimeout = (int)Patience.TotalMilliseconds,
        AsyncTimeout = (int)Patience.TotalMilliseconds,
    };

    /// <summary>The client's messages name the server and the command, never the password.</summary>
    private FaultException Translated(Exception e) => e switch
    {
        RedisServerException server when IsRefusal(server.Message) =>
            FaultException.StopRun($"the Redis server {place} refuses: {server.Message} Check user and password in the ledger's address, and what that user may do.", e),
        RedisConnectionException when e.GetBaseException() is AuthenticationException tls => FaultException.StopRun(
            $"the Redis server {place} shows a certificate that this system does not trust: {tls.Message} Let the system trust whoever signed it (on Linux also by SSL_CERT_FILE), and check that it is for that host.", e),
        RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } =>
            FaultException.StopRun($"the Redis server {place} refuses the connection: check user and password in the ledger's address.", e),
        RedisServerException server => FaultException.Retry($"the Redis server {place} failed: {server.Message}", e),
        _ => FaultException.Retry($"the Redis server {place} cannot be reached: check that it runs and that the network leads there.", e),
    };

    private static bool IsRefusal(string message) =>
        message.StartsWith("NOAUTH", StringComparison.Ordinal) || message.StartsWith("WRONGPASS", StringComparison.Ordinal) || message.StartsWith("NOPERM", StringComparison.Ordinal);
}
