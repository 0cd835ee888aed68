using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Asking;

/// <summary>Puts traces into the answers to <c>why</c>, which need the rest of the plan. Pure.</summary>
public static class AnswerWhy
{
    /// <summary>So that the comment stays within the forge's limit.</summary>
    private const int MaxLength = 50_000;

    /// <param name="trace">The whole decision for an upstream, as the command line tells it.</param>
    public static Plan In(Plan plan, PlanInput input, Func<UpstreamId, string> trace) => plan.Answers.Count == 0 ? plan : plan with
    {
        Answers = [.. plan.Answers.Select(answer =>
            answer is { Asked.Command: PersonCommand.Why why, Reply.Reaction: Reaction.Done } && CommandThread.Of(answer.Asked, input.Standing) is { } thread
                ? answer with { Reply = answer.Reply with { Text = Folded(string.Join("\n\n", Upstreams(why, thread, input).Select(trace))) } }
                : answer)],
    };

    internal static IReadOnlyList<UpstreamId> Upstreams(PersonCommand.Why why, CommandThread thread, PlanInput input) =>
        [.. input.Settings.Watch.Select(entry => entry.Id).Where(id => (why.Upstream is { } named ? id == named : thread.Upstreams.Contains(id)) && input.Detections.ContainsKey(id))];

    /// <summary>As code, where nothing is read as markup, mention or mark: the trace holds foreign text.</summary>
    private static string Folded(string trace)
    {
        var text = HiddenCharacters.Remove(trace.Length <= MaxLength ? trace : $"{trace[..(char.IsHighSurrogate(trace[MaxLength - 1]) ? MaxLength - 1 : MaxLength)]}\n…");
        var longest = 2;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        var fence = new string('`', longest + 1);
        return $"<details><summary>Why</summary>\n\n{fence}text\n{Marks.Defuse(text)}\n{fence}\n\n</details>";
    }
}
