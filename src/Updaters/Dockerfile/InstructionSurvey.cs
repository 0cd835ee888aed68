using Updaters.Finding;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>An instruction that must be read with its variables put in.</summary>
/// <param name="Index">Its place among all instructions.</param>
internal readonly record struct SurveyedInstruction(Instruction Instruction, int Index, InstructionTraits Traits)
{
    public bool Has(InstructionTraits trait) => (Traits & trait) != 0;
}

/// <summary>Goes over the instructions in their order and tells, without putting in any variable, which of them can lead to a reference or matter to one.</summary>
internal sealed class InstructionSurvey(string text, NamedParts names, NameJoints joints, Leads leads)
{
    /// <summary>The variables so far whose values have what URLs and images have, so that any use of them has.</summary>
    private readonly HashSet<string> _leading = new(StringComparer.Ordinal);

    /// <summary>The variables so far that may name an upstream, so that any use of them may.</summary>
    private readonly HashSet<string> _naming = new(StringComparer.Ordinal);

    public IReadOnlyList<SurveyedInstruction> Of(IReadOnlyList<Instruction> instructions)
    {
        List<SurveyedInstruction> found = [];
        for (var i = 0; i < instructions.Count; i++)
        {
            if (TraitsOf(instructions[i]) is var traits and not InstructionTraits.None)
                found.Add(new SurveyedInstruction(instructions[i], i, traits));
        }
        return found;
    }

    /// <summary>None = it need not be read.</summary>
    private InstructionTraits TraitsOf(Instruction instruction)
    {
        if (!instruction.IsSearched && instruction.Keyword != "FROM")
            return InstructionTraits.None;
        var traits = Written(instruction);
        if (instruction.SetsVariables)
            Note(instruction, traits);
        return (instruction.Keyword, traits) switch
        {
            ("FROM", _) => traits & (InstructionTraits.Variables | InstructionTraits.Name),
            ("RUN" or "ADD", _) when (traits & (InstructionTraits.Lead | InstructionTraits.Hash)) != 0 => traits,
            (_, _) when (traits & (InstructionTraits.Lead | InstructionTraits.Variables)) == (InstructionTraits.Lead | InstructionTraits.Variables) => traits,
            _ => InstructionTraits.None,
        };
    }

    private InstructionTraits Written(Instruction instruction)
    {
        var traits = InstructionTraits.None;
        foreach (var line in instruction.AllLines)
        {
            var written = text.AsSpan(line.Start, line.Length);
            var hasVariable = written.Contains('$');
            traits |= (hasVariable ? InstructionTraits.Variables : 0)
                | (leads.In(written) || (hasVariable && Leads.Uses(written, _leading)) ? InstructionTraits.Lead : 0)
                | (instruction.Keyword is "RUN" or "ADD" && Leads.OfHashIn(written) ? InstructionTraits.Hash : 0)
                | (MayName(line, written, hasVariable) ? InstructionTraits.Name : 0);
        }
        return traits | (MeetAtJoint(instruction.Lines) ? InstructionTraits.Name : 0);
    }

    private bool MayName(TextSpan line, ReadOnlySpan<char> written, bool hasVariable) =>
        names.Spells(line) || (hasVariable && Leads.Uses(written, _naming)) || joints.MayBeIn(written);

    /// <summary>Whether a word of one line may go on in the next.</summary>
    private bool MeetAtJoint(ArraySegment<TextSpan> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Length > 0 && !char.IsWhiteSpace(text[lines[i].Start]) && !(lines[i - 1].Length > 0 && char.IsWhiteSpace(text[lines[i - 1].End - 1])))
                return true;
        }
        return false;
    }

    private void Note(Instruction instruction, InstructionTraits traits)
    {
        if ((traits & (InstructionTraits.Lead | InstructionTraits.Name)) == 0)
            return;
        foreach (var variable in Variable.In(instruction, text))
        {
            if ((traits & InstructionTraits.Lead) != 0)
                _leading.Add(variable.Name);
            if ((traits & InstructionTraits.Name) != 0)
                _naming.Add(variable.Name);
        }
    }
}
