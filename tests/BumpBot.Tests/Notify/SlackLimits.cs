using System.Text.Json.Nodes;

namespace BumpBot.Tests.Notify;

/// <summary>What Slack refuses. Source: its references of blocks, of text objects and of chat.postMessage.</summary>
internal static class SlackLimits
{
    private static readonly string[] Known = ["text", "blocks", "channel", "unfurl_links", "unfurl_media"];

    public static void Check(JsonObject message)
    {
        Assert.Subset(Known.ToHashSet(), message.Select(property => property.Key).ToHashSet());
        Assert.InRange(((string?)message["text"])!.Length, 1, 40_000);
        var blocks = message["blocks"]!.AsArray();
        Assert.InRange(blocks.Count, 1, 50);
        Assert.All(blocks, block => Check((string?)block!["type"], block["text"]!.AsObject()));
    }

    private static void Check(string? type, JsonObject text)
    {
        var written = (string?)text["text"]!;
        if (type == "header")
        {
            Assert.Equal("plain_text", (string?)text["type"]);
            Assert.InRange(written!.Length, 1, 150);
            return;
        }
        Assert.Equal("section", type);
        Assert.Equal("mrkdwn", (string?)text["type"]);
        Assert.InRange(written!.Length, 1, 3000);
        AssertOnlyLinks(written);
    }

    /// <summary>What stands in angle brackets is a link: no mention of anybody.</summary>
    private static void AssertOnlyLinks(string mrkdwn)
    {
        for (var at = mrkdwn.IndexOf('<', StringComparison.Ordinal); at >= 0; at = mrkdwn.IndexOf('<', at + 1))
        {
            var end = mrkdwn.IndexOf('>', at);
            Assert.StartsWith("http", mrkdwn[(at + 1)..end], StringComparison.Ordinal);
        }
    }
}
