using BumpBot.Model;
using BumpBot.Tests.Redis;

namespace BumpBot.Tests.EndToEnd;

/// <summary>A Redis server that lets in who knows a password, and one that is reached by TLS.</summary>
public sealed class RedisAccessTests
{
    private const string Password = "p@ss:w/rd";
    private const string Encoded = "p%40ss%3Aw%2Frd";

    [Fact]
    public async Task A_user_with_a_password_is_let_in_and_others_are_told_what_to_check()
    {
        RedisProcess.SkipWhereMissing();
        await using var redis = await RedisProcess.StartAsync(
            new RedisPlace("127.0.0.1", 0, Tls: false, 0, null, null), "--user", "default", "off", "--user", "bumpbot", "on", $">{Password}", "~{bumpbot}:*", "&{bumpbot}:*", "+@all", "-@dangerous");
        await using var scene = await Scene.WithOneBumpAsync();

        scene.LedgerArgument = $"redis://127.0.0.1:{redis.Place.Port}";
        await FailsAsync(scene, $"the Redis server redis://127.0.0.1:{redis.Place.Port}/0 refuses", "check user and password");
        scene.LedgerArgument = $"redis://bumpbot:wrong@127.0.0.1:{redis.Place.Port}";
        await FailsAsync(scene, $"the Redis server redis://127.0.0.1:{redis.Place.Port}/0 refuses", "check user and password");
        scene.LedgerArgument = $"redis://bumpbot:{Encoded}@127.0.0.1:{redis.Place.Port}";
        var outcome = await scene.RunWellAsync("--json");
        Assert.DoesNotContain(Password, outcome.ToString(), StringComparison.Ordinal);
        Assert.Single(scene.App.Pulls);
        await scene.RunIdleAsync();
    }

    /// <summary>Each time in a process of its own, as whom the system trusts is read once.</summary>
    [Fact]
    public async Task By_TLS_a_certificate_that_the_system_trusts_is_taken_and_no_other()
    {
        RedisProcess.SkipWhereMissing();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the system is told by SSL_CERT_FILE whom to trust, which is so on Linux alone");
        using var own = new SelfSigned();
        await using var redis = await RedisProcess.StartAsync(
            new RedisPlace("localhost", 0, Tls: true, 0, null, null),
            "--tls-cert-file", own.Certificate, "--tls-key-file", own.Key, "--tls-auth-clients", "no", "--requirepass", Password);
        await using var scene = await Scene.WithOneBumpAsync();
        scene.LedgerArgument = $"rediss://:{Encoded}@localhost:{redis.Place.Port}";

        var refused = await scene.RunProcessAsync();
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("certificate", refused.Errors, StringComparison.Ordinal);
        Assert.Empty(scene.App.Pulls);
        scene.Environment["SSL_CERT_FILE"] = own.Certificate;
        var taken = await scene.RunProcessAsync();
        Assert.True(taken.ExitCode == 0, taken.ToString());
        Assert.Single(scene.App.Pulls);
    }

    private static async Task FailsAsync(Scene scene, params string[] parts)
    {
        var outcome = await scene.RunAsync();
        Assert.Equal(1, outcome.ExitCode);
        Assert.All(parts, part => Assert.Contains(part, outcome.Errors, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(scene.App.Pulls);
    }
}
