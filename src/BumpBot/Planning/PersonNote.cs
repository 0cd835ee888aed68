using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>The note in a body that a person works on the branch. A body that the bot writes anew has it no more.</summary>
public static class PersonNote
{
    /// <summary>The body with the note before all else.</summary>
    public static string In(StandingPull pull, string why)
    {
        var marked = Marks.Replace(pull.Body, pull.Mark with { IsLeftToPerson = true });
        var note = $"> **The bot leaves this branch alone:** {PlainText.Markdown(why, 200)}. Merge it, or close it; a comment `/bumpbot recreate` has the branch made anew, without what was committed to it.\n\n";
        return marked.Length + note.Length <= BodyText.MaxLength ? note + marked : marked;
    }
}
