using BumpBot.Logging;
using BumpBot.Model;
using Spectre.Console;

namespace BumpBot.Commands;

public enum Tone
{
    Plain,
    Heading,
    Added,
    Removed,
    Quiet,
    Bad,
}

/// <summary>Where results go. Colours only where the terminal takes them (and <c>NO_COLOR</c> is not set); plain lines elsewhere.</summary>
public sealed class Terminal(TextWriter output, TextWriter errors, Redactor redactor)
{
    // Help and version print nothing by these, and making them takes a while.
    private readonly Lazy<IAnsiConsole> _output = new(() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }));
    private readonly Lazy<IAnsiConsole> _errors = new(() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(errors) }));

    private IAnsiConsole ConsoleOfOutput => _output.Value;

    private IAnsiConsole ConsoleOfErrors => _errors.Value;

    private bool HasColours => IsInteractive && ConsoleOfOutput.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };

    /// <summary>Whether a person looks at the output, so that tables are better than lines.</summary>
    public bool IsInteractive => ConsoleOfOutput.Profile.Out.IsTerminal;

    /// <summary>Whether the output can take more than ASCII.</summary>
    public bool HasUnicode => ConsoleOfOutput.Profile.Capabilities.Unicode;

    public void Line(string text = "", Tone tone = Tone.Plain) => Write(Printable.Of(redactor.Redact(text)), tone);

    /// <summary>A line of a diff: what belongs to the file's line stays.</summary>
    public void DiffLine(string text, Tone tone) => Write(Printable.OfFileLine(redactor.Redact(text)), tone);

    /// <summary>A whole document of a format of its own, which has made its foreign text safe itself.</summary>
    public void Document(string text) => output.Write(redactor.Redact(text));

    /// <summary>To standard error.</summary>
    public void Error(string text) => errors.WriteLine(Printable.Of(redactor.Redact(text)));

    /// <summary>To the end of a file that others may see. A file that cannot be written to spoils nothing.</summary>
    public void Append(string file, string text)
    {
        try
        {
            File.AppendAllText(file, redactor.Redact(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Error($"{file} cannot be written to: {e.Message}");
        }
    }

    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (!IsInteractive)
        {
            foreach (var row in rows)
                Line(string.Join("  ", row.Where(cell => cell.Length > 0)));
            return;
        }
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))));
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(Printable.Of(redactor.Redact(cell)))));
        ConsoleOfOutput.Write(table);
    }

    /// <summary>Whether a person looks at standard error.</summary>
    public bool ShowsProgress => ConsoleOfErrors.Profile is { Out.IsTerminal: true, Capabilities: { Interactive: true, Ansi: true } };

    /// <summary>Whether a person is there to answer questions.</summary>
    public bool CanAsk => IsInteractive && !Console.IsInputRedirected && ConsoleOfOutput.Profile.Capabilities is { Interactive: true, Ansi: true };

    /// <summary>All are chosen at first; at least one stays so.</summary>
    public IReadOnlyList<T> AskWhich<T>(string question, IReadOnlyList<T> choices, Func<T, string> shown) where T : notnull
    {
        var prompt = new MultiSelectionPrompt<T>().Title(question).UseConverter(choice => Marked(shown(choice))).AddChoices(choices);
        foreach (var choice in choices)
            prompt.Select(choice);
        return ConsoleOfOutput.Prompt(prompt);
    }

    /// <summary>The first one is offered first.</summary>
    public T AskOne<T>(string question, IReadOnlyList<T> choices, Func<T, string> shown) where T : notnull =>
        ConsoleOfOutput.Prompt(new SelectionPrompt<T>().Title(question).UseConverter(choice => Marked(shown(choice))).AddChoices(choices));

    public bool AskYes(string question) => ConsoleOfOutput.Confirm(Marked(question), defaultValue: false);

    /// <summary>
    /// Does work with bars on standard error that say how far it has come, and go away at the end. Only where a person looks at that:
    /// elsewhere, as in CI, nothing is shown.
    /// </summary>
    public async Task<T> WithProgressAsync<T>(Func<IProgress<RunProgress>?, Task<T>> work)
    {
        if (!ShowsProgress)
            return await work(null);
        return await ConsoleOfErrors.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn())
            .StartAsync(context => work(new StageBars(context)));
    }

    private string Marked(string text) => Markup.Escape(Printable.Of(redactor.Redact(text)));

    private void Write(string shown, Tone tone) =>
        output.WriteLine(HasColours && Code(tone) is { } code ? $"\u001b[{code}m{shown}\u001b[0m" : shown);

    /// <summary>The SGR parameters of ECMA-48.</summary>
    private static string? Code(Tone tone) => tone switch
    {
        Tone.Plain => null,
        Tone.Heading => "1",
        Tone.Added => "32",
        Tone.Removed => "31",
        Tone.Quiet => "2",
        Tone.Bad => "1;31",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
