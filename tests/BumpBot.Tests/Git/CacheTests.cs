using BumpBot.Git;
using BumpBot.Model;
using Xunit;
using static BumpBot.Tests.Git.GitFixture;

namespace BumpBot.Tests.Git;

public sealed class CacheTests : IDisposable
{
    private readonly GitFixture _git = new();

    public void Dispose() => _git.Dispose();

    public static TheoryData<string, Action<string>> Damages => new()
    {
        { "no HEAD", clone => File.Delete(Path.Combine(clone, "HEAD")) },
        { "no config", clone => File.WriteAllText(Path.Combine(clone, "config"), "[core") },
        { "an empty folder", clone => { Directory.Delete(clone, true); Directory.CreateDirectory(clone); } },
        { "no objects", clone => { Directory.Delete(Path.Combine(clone, "objects"), true); Directory.CreateDirectory(Path.Combine(clone, "objects")); } },
        { "a cut pack", clone => Rewrite(Directory.GetFiles(Path.Combine(clone, "objects", "pack"), "*.pack")[0], bytes => bytes[..(bytes.Length / 2)]) },
        { "a spoilt index", clone => Rewrite(Directory.GetFiles(Path.Combine(clone, "objects", "pack"), "*.idx")[0], bytes => [.. bytes.Select(_ => (byte)7)]) },
        { "a ref to nothing", clone => File.WriteAllText(Path.Combine(clone, "refs", "heads", "main"), new string('1', 40) + "\n") },
        { "a ref that is none", clone => File.WriteAllText(Path.Combine(clone, "refs", "heads", "main"), "what?") },
        { "another address", clone => Rewrite(Path.Combine(clone, "config"), text => [.. System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(text).Replace("/served", "/other", StringComparison.Ordinal))]) },
    };

    [Theory]
    [MemberData(nameof(Damages), DisableDiscoveryEnumeration = true)]
    public async Task A_broken_cache_is_cloned_anew(string damage, Action<string> harm)
    {
        (await _git.FetchAsync()).Dispose();
        harm(_git.CloneFolder);
        using var target = await _git.FetchAsync();
        var at = await target.AtBaseAsync(null, Cancellation);
        Assert.True(at.Commit == _git.Upstream.Head, damage);
        Assert.Equal("tool==1.0.0\n", System.Text.Encoding.UTF8.GetString(at.Read(at.Files.Single(file => file.Path == "requirements.txt"))));
    }

    [Fact]
    public async Task A_blob_that_cannot_be_read_is_a_fault_that_the_next_run_heals()
    {
        using (var target = await _git.FetchAsync())
        {
            var at = await target.AtBaseAsync(null, Cancellation);
            var lost = at.Files[0] with { Blob = new string('2', 40) };
            Assert.IsType<Fault.Retry>(Assert.Throws<FaultException>(() => at.Read(lost)).Fault);
        }
        Assert.True(File.Exists(Path.Combine(_git.CloneFolder, "bumpbot-damaged")));
        (await _git.FetchAsync()).Dispose();
        Assert.False(File.Exists(Path.Combine(_git.CloneFolder, "bumpbot-damaged")));
    }

    [Theory]
    [InlineData("https://github.com/acme/tool.git")]
    [InlineData("https://git.example.org:8443/a/../b%20c/%2e%2e/x?y#z")]
    [InlineData("/tmp/some/where/..")]
    public void A_clone_lies_directly_in_the_cache_under_a_safe_name(string address)
    {
        var folder = CloneFolder.For("/cache", address).Path;
        Assert.Equal("/cache", Path.GetDirectoryName(folder));
        Assert.Matches(@"\A[A-Za-z0-9._-]+-[0-9a-f]{16}\.git\z", Path.GetFileName(folder));
        Assert.NotEqual(folder, CloneFolder.For("/cache", address + "x").Path);
    }

    [Fact]
    public async Task A_second_run_waits_for_the_lock_of_the_first()
    {
        var folder = CloneFolder.For(_git.Cache, _git.Upstream.Folder);
        var held = await folder.LockAsync(_git.Time, Cancellation);
        var second = folder.LockAsync(_git.Time, Cancellation);
        Assert.False(second.IsCompleted);
        held.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task A_lock_of_another_process_is_waited_for()
    {
        var folder = CloneFolder.For(_git.Cache, _git.Upstream.Folder);
        Directory.CreateDirectory(_git.Cache);
        var other = new FileStream(folder.Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var waiting = folder.LockAsync(_git.Time, Cancellation);
        _git.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(waiting.IsCompleted);
        await other.DisposeAsync();
        while (!waiting.IsCompleted)
        {
            _git.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        (await waiting).Dispose();
    }

    [Fact]
    public async Task A_process_that_hangs_is_not_waited_for_without_end()
    {
        var folder = CloneFolder.For(_git.Cache, _git.Upstream.Folder);
        Directory.CreateDirectory(_git.Cache);
        await using var other = new FileStream(folder.Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var waiting = folder.LockAsync(_git.Time, Cancellation);
        while (!waiting.IsCompleted)
        {
            _git.Time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }
        var fault = Assert.IsType<Fault.Retry>((await Assert.ThrowsAsync<FaultException>(() => waiting)).Fault);
        Assert.Contains("for 5 minutes. If it hangs, end it", fault.Message, StringComparison.Ordinal);
    }

    private static void Rewrite(string file, Func<byte[], byte[]> change)
    {
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllBytes(file, change(File.ReadAllBytes(file)));
    }
}
