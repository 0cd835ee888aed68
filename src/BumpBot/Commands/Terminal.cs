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
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });

    private readonly IAnsiConsole _errorConsole = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(errors) });

    private bool HasColours => IsInteractive && _console.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };

    /// <summary>Whether a person looks at the output, so that tables are better than lines.</summary>
    public bool IsInteractive => _console.Profile.Out.IsTerminal;

    /// <summary>Whether the output can take more than ASCII.</summary>
    public bool HasUnicode => _console.Profile.Capabilities.Unicode;

    public void Line(string text = "", Tone tone = Tone.Plain) => Write(Printable.Of(redactor.Redact(text)), tone);

    /// <summary>A line of a diff: what belongs to the file's line stays.</summary>
    public void DiffLine(string text, Tone tone) => Write(Printable.OfFileLine(redactor.Redact(text)), tone);

    /// <summary>A whole document of a format of its own, which has made its foreign text safe itself.</summary>
    public void Document(string text) => output.Write(redactor.Redact(text));

    /// <summary>To standard error.</summary>
    public void Error(string text) => errors.WriteLine(Printable.Of(redactor.Redact(text)));

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
        _console.Write(table);
    }

    /// <summary>
    /// Does looks with a bar on standard error that says how far they have come, and goes away at the end. Only where a person looks at that:
    /// elsewhere, as in CI, nothing is shown.
    /// </summary>
    public async Task<T> WithProgressAsync<T>(Func<IProgress<LookProgress>?, Task<T>> looks)
    {
        if (_errorConsole.Profile is not { Out.IsTerminal: true, Capabilities: { Interactive: true, Ansi: true } })
            return await looks(null);
        return await _errorConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn())
            .StartAsync(context => looks(new LookBar(context)));
    }

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
