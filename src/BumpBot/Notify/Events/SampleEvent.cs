using System.Globalization;
using BumpBot.Model;

namespace BumpBot.Notify.Events;

/// <summary>What <c>notify test</c> sends.</summary>
public static class SampleEvent
{
    /// <param name="now">Makes each sample another one, so that no receiver takes the second for the first again.</param>
    public static NoticeEvent At(DateTimeOffset now) => new NoticeEvent.Released(
        "bumpbot/sample",
        string.Create(CultureInfo.InvariantCulture, $"v2.0.0-test.{now.ToUnixTimeSeconds()}"),
        now.ToUniversalTime(),
        new Uri("https://example.org/bumpbot/sample/releases"),
        [new BreakingLine("This is a sample: nothing was released. It shows how a breaking change is told, with <signs> & *marks* that mean nothing.", new Uri("https://example.org/bumpbot/sample/notes"))]);
}
