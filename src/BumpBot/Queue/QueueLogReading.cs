using System.Text;
using System.Text.Json;
using BumpBot.Model;

namespace BumpBot.Queue;

/// <summary>Reads what <see cref="QueueLog"/> wrote.</summary>
internal static class QueueLogReading
{
    /// <summary>How the keys stand in the file. Its last line, where it was cut in the middle of a write, was accepted to nobody and does not count.</summary>
    /// <exception cref="FaultException">It is there but cannot be read.</exception>
    public static IReadOnlyDictionary<LookKey, LookState> Load(string path)
    {
        try
        {
            return Read(path, File.Exists(path) ? File.ReadAllBytes(path) : []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FaultException.StopRun($"the queue {path} cannot be read: {e.Message}", e);
        }
    }

    private static Dictionary<LookKey, LookState> Read(string path, ReadOnlySpan<byte> text)
    {
        var states = new Dictionary<LookKey, LookState>();
        for (var number = 1; text.IndexOf((byte)'\n') is >= 0 and var end; number++, text = text[(end + 1)..])
        {
            var line = text[..end];
            if (number > 1)
                Apply(line, states, path, number);
            else if (!line.SequenceEqual(Encoding.UTF8.GetBytes(QueueLine.Heading)))
                throw Unreadable(path, number, "it is no heading that this program knows, so perhaps a newer bumpbot wrote the file");
        }
        return states;
    }

    private static void Apply(ReadOnlySpan<byte> line, Dictionary<LookKey, LookState> states, string path, int number)
    {
        try
        {
            var (key, state) = QueueLine.Read(line);
            if (state is null)
                states.Remove(key);
            else
                states[key] = state;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw Unreadable(path, number, e.Message, e);
        }
    }

    private static FaultException Unreadable(string path, int line, string why, Exception? cause = null) => FaultException.StopRun(
        $"line {line} of the queue {path} cannot be read: {why} Nothing was changed. Remove that line if the others matter, or move the file away: "
        + "all that is due is looked at again anyway, at the start and by the schedule.", cause);
}
