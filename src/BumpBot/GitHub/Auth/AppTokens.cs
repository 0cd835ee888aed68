using BumpBot.Config;

namespace BumpBot.GitHub.Auth;

/// <summary>The App's own: a JSON Web Token, made anew when it comes near its end.</summary>
internal sealed class AppTokens(Credentials.App app, TimeProvider time) : ITokenSource
{
    /// <summary>What a request may take until GitHub reads it.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private string? _token;
    private DateTimeOffset _until;

    public string Subject => $"app {app.Issuer}";

    public string? Last => _token;

    public bool? MayChangeWorkflows => null;

    public string ToCheck => "BUMPBOT_APP_ID, that BUMPBOT_APP_PRIVATE_KEY is a key of that App, and this machine's clock";

    public ValueTask<string> TokenAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_token is null || now >= _until)
                (_token, _until) = (AppJwt.Of(app.Issuer, app.Key, now), now + AppJwt.Life - Margin);
            return ValueTask.FromResult(_token);
        }
    }
}
