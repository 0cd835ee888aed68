using BumpBot.Git;
using BumpBot.Model;
using BumpBot.Targets;
using Serilog.Core;
using Xunit;
using static BumpBot.Tests.Git.GitFixture;

namespace BumpBot.Tests.Git;

public sealed class SigningTests : IDisposable
{
    private readonly GitFixture _git = new();

    public void Dispose() => _git.Dispose();

    [Theory]
    [InlineData("ed25519")]
    [InlineData("rsa")]
    public async Task A_signed_commit_is_verified_by_git_and_is_the_bots(string type)
    {
        var key = NewKey(type);
        await PushAsync(SshSigner.Of(key));
        _git.Upstream.Shell($"(printf 'bot@example.org '; ssh-keygen -y -f {KeyFile}) > {Path.Combine(_git.Upstream.Root, "allowed")}");
        Assert.Equal("G bot@example.org", Verify("log -1 --format='%G? %GS'"));
        Verify("verify-commit");
        Assert.Equal(new BranchOwner.Bot(), (await _git.StandingAsync()).Owner);
        Assert.Equal("", _git.Upstream.Run("fsck", "--strict", "--no-dangling"));
    }

    [Fact]
    public async Task A_key_of_another_does_not_verify()
    {
        await PushAsync(SshSigner.Of(NewKey("ed25519")));
        File.Delete(KeyFile);
        NewKey("ed25519");
        _git.Upstream.Shell($"(printf 'bot@example.org '; ssh-keygen -y -f {KeyFile}) > {Path.Combine(_git.Upstream.Root, "allowed")}");
        Assert.ThrowsAny<InvalidOperationException>(() => Verify("verify-commit"));
    }

    [Fact]
    public async Task A_key_on_one_line_signs_as_well()
    {
        await PushAsync(SshSigner.Of(NewKey("ed25519").Trim().Replace("\n", "\\n", StringComparison.Ordinal)));
        Assert.Contains("-----BEGIN SSH SIGNATURE-----", _git.Upstream.Run("cat-file", "commit", Branch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_key_is_left_in_the_temporary_folder()
    {
        await PushAsync(SshSigner.Of(NewKey("ed25519")));
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), "bumpbot-key-*"));
    }

    [Fact]
    public void A_key_with_a_passphrase_is_refused_with_the_remedy()
    {
        var fault = Assert.IsType<Fault.StopRun>(Assert.Throws<FaultException>(() => SshSigner.Of(NewKey("ed25519", "secret"))).Fault);
        Assert.Contains("ssh-keygen -p", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA/////w==\n-----END OPENSSH PRIVATE KEY-----")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----END OPENSSH PRIVATE KEY-----")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----")]
    public void What_is_no_key_is_refused_and_not_shown(string text)
    {
        var fault = Assert.IsType<Fault.StopRun>(Assert.Throws<FaultException>(() => SshSigner.Of(text)).Fault);
        Assert.Contains("BUMPBOT_SIGNING_KEY", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("b3Blb", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_cannot_sign_stops_the_run_and_nothing_is_pushed()
    {
        var key = NewKey("ed25519").Split('\n');
        // Its cipher is still to be read; the rest is cut off.
        var broken = SshSigner.Of($"{key[0]}\n{key[1][..40]}\n-----END OPENSSH PRIVATE KEY-----");
        var fault = Assert.IsType<Fault.StopRun>(await FaultOf(() => PushAsync(broken)));
        Assert.DoesNotContain(key[1][..40], fault.Message, StringComparison.Ordinal);
        Assert.Equal("", _git.Upstream.Run("for-each-ref", "refs/heads/bumpbot/"));
    }

    private string KeyFile => Path.Combine(_git.Upstream.Root, "key");

    private string NewKey(string type, string passphrase = "")
    {
        _git.Upstream.Shell($"ssh-keygen -q -t {type} -N '{passphrase}' -C a-comment -f {KeyFile}");
        return File.ReadAllText(KeyFile);
    }

    private string Verify(string command) =>
        _git.Upstream.Shell($"git -c gpg.format=ssh -c gpg.ssh.allowedSignersFile={Path.Combine(_git.Upstream.Root, "allowed")} {command} {Branch}");

    private async Task PushAsync(SshSigner signer)
    {
        using var repositories = new GitRepositories(_git.Cache, _git.Time, Logger.None, signer: signer);
        using var target = await repositories.FetchAsync(_git.Upstream.Url, "main", null, Cancellation);
        Assert.IsType<PushResult.Pushed>(Assert.Single(await target.PushAsync(await target.AtBaseAsync(null, Cancellation), [Bump()], Cancellation)));
    }
}
