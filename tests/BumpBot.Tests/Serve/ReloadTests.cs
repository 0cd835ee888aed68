using System.Net.Sockets;
using System.Text;
using BumpBot.Model;
using BumpBot.Serve;
using BumpBot.Serve.Schedules;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;

namespace BumpBot.Tests.Serve;

/// <summary>A config takes the place of another one: what is under way goes on with the old parts.</summary>
public class ReloadTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Old_parts_are_disposed_of_when_the_last_work_with_them_ends()
    {
        var (old, next) = (new Owned(), new Owned());
        var parts = new CurrentParts(Served.Parts(Served.Config("a/b"), owned: old));
        var work = parts.Use();
        parts.Replace(Served.Parts(Served.Config("c/d"), owned: next));
        Assert.False(old.IsDisposed);
        Assert.Equal("c/d", parts.Config.Names.Single().ToString());
        work.Dispose();
        work.Dispose();
        Assert.True(old.IsDisposed);
        using (parts.Use())
            parts.Dispose();
        Assert.True(next.IsDisposed);
    }

    [Fact]
    public void A_broken_config_changes_nothing()
    {
        using var parts = new CurrentParts(Served.Parts(Served.Config("a/b")));
        Reload(parts, () => throw FaultException.GiveUp("bumpbot.yml:1:1: wrong")).Now("its file changed");
        Assert.Equal("a/b", parts.Config.Names.Single().ToString());
    }

    [Fact]
    public void A_config_that_is_gone_changes_nothing()
    {
        using var parts = new CurrentParts(Served.Parts(Served.Config("a/b")));
        var next = new Owned();
        Reload(parts, () => Served.Parts(Served.Config("c/d") with { File = null }, owned: next)).Now("its file changed");
        Assert.Equal(("a/b", true), (parts.Config.Names.Single().ToString(), next.IsDisposed));
    }

    [Fact]
    public void A_change_of_the_file_is_told_once_and_a_touch_not_at_all()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var file = Path.Combine(folder, "bumpbot.yml");
        File.WriteAllText(file, "watch: [a/b]\n");
        var told = new List<string>();
        var watching = new ConfigWatch(file, told.Add, _time, Logger.None);
        File.WriteAllText(file, "watch: [a/b]\n");
        watching.Look(isAsked: false);
        File.Delete(file);
        watching.Look(isAsked: false);
        Assert.Empty(told);
        File.WriteAllText(file, "watch: [c/d]\n");
        watching.Look(isAsked: false);
        watching.Look(isAsked: false);
        Assert.Equal(["its file changed"], told);
        watching.Look(isAsked: true);
        Assert.Equal(["its file changed", "SIGHUP"], told);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    public void Systemd_is_told_how_the_service_stands(string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "systemd's socket is a Unix one");
        var name = kind + Path.Combine(Path.GetTempPath(), $"bumpbot-notify-{Guid.NewGuid():N}");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(kind.Length > 0 ? '\0' + name[1..] : name));
        var systemd = new SystemdNotice(name, _time, Logger.None);
        systemd.Ready();
        systemd.Reloading();
        systemd.Stopping();
        Assert.Equal("READY=1", Received());
        Assert.Matches(@"\ARELOADING=1\nMONOTONIC_USEC=\d+\z", Received());
        Assert.Equal("STOPPING=1", Received());
        if (kind.Length == 0)
            File.Delete(name);

        string Received()
        {
            var buffer = new byte[200];
            return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
        }
    }

    private Reload Reload(CurrentParts parts, Func<ServedParts> read)
    {
        var schedule = new ScheduleLoop(parts, new WatcherMemory(parts, _time), new RecordingQueue(), _ => { }, _time, Logger.None);
        return new Reload(parts, read, schedule.StartAnew, new SystemdNotice(null, _time, Logger.None), Logger.None);
    }

    private sealed class Owned : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose()
        {
            Assert.False(IsDisposed, "disposed of twice");
            IsDisposed = true;
        }
    }
}
