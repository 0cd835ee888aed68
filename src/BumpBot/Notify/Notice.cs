using System.Security.Cryptography;
using System.Text;
using BumpBot.Model;

namespace BumpBot.Notify;

/// <summary>One message to one channel: an event, or those of a digest.</summary>
/// <param name="Events">Not empty; oldest first.</param>
/// <param name="PartsSent">How many parts of its text have arrived before.</param>
public sealed record Notice(string Channel, IReadOnlyList<NoticeEvent> Events, bool IsDigest, int PartsSent = 0)
{
    /// <summary>The same whenever and by whomever it is sent: receivers can tell by it that they have it already.</summary>
    public string Id => Hash($"{Channel}\n{string.Join('\n', Events.Select(told => told.Key))}");

    /// <summary>What belongs together: all about one upstream, all digests, all about one target.</summary>
    public string Thread => IsDigest ? "digest" : Events[0].Upstreams is [var upstream, ..] ? upstream : Events[0] is NoticeEvent.WentWrong wrong ? wrong.Subject : "bumpbot";

    /// <summary>In hexadecimal digits: 128 bits are enough not to meet another one.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
