using BumpBot.Model;
using BumpBot.Planning;
using Sandbox;

namespace BumpBot.Tests.EndToEnd.Life;

/// <summary>What the marks in the bot's threads say.</summary>
internal static class LifeThreads
{
    public static Mark? MarkOf(SandboxIssue thread) => Marks.TryRead(thread.Body ?? "", out var mark) ? mark : null;

    public static IEnumerable<MarkMember> Members(SandboxIssue thread) => MarkOf(thread)?.Members ?? [];

    public static IEnumerable<string> Names(SandboxIssue thread) => Members(thread).Select(member => member.Upstream.Repo.Name);

    public static bool Carries(SandboxIssue thread, string name) => Names(thread).Contains(name);

    public static int MinorOf(string version) => int.Parse(version.TrimStart('v').Split('.')[1], System.Globalization.CultureInfo.InvariantCulture);
}
