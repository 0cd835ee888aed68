using System.Globalization;
using System.Text;
using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>What a pull request or its issue says of the target itself, in a form to compare: not what others wrote, which may change without any harm.</summary>
internal static class BumpFacts
{
    public static string OfPull(string title, IReadOnlyList<PublishedMember> members, string? group)
    {
        var facts = new StringBuilder($"{title}\n{group}\n");
        foreach (var member in members)
        {
            Append(facts, member.Bump);
            facts.Append(CultureInfo.InvariantCulture, $"closes {member.Issue}\n");
            facts.AppendJoin('\n', member.Bump.Alarms.Select(AlarmText.Sentence));
            facts.AppendJoin('\n', member.Bump.LockFiles.Select(file => file.Path));
            facts.Append(CultureInfo.InvariantCulture, $"{member.Bump.Rename?.GetType().Name} {member.Bump.Rename?.To}\n");
        }
        return facts.ToString();
    }

    public static string OfIssue(Bump bump)
    {
        var facts = new StringBuilder();
        Append(facts, bump);
        return facts.ToString();
    }

    private static void Append(StringBuilder facts, Bump bump)
    {
        facts.Append(CultureInfo.InvariantCulture, $"{bump.Upstream} {string.Join(',', bump.From)} {bump.To.Release.Tag}\n");
        foreach (var move in bump.Moves)
            facts.Append(CultureInfo.InvariantCulture, $"{move.Found.Reference.Path}:{move.Found.Line} {move.Found.Current} {move.NewText} {string.Join(',', move.Pins.Select(pin => pin.Pin.Kind))}\n");
    }
}
