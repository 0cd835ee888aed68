namespace Updaters.Text;

/// <summary>Replaces <paramref name="Length"/> characters at <paramref name="Offset"/> by <paramref name="Replacement"/>.</summary>
public readonly record struct TextEdit(int Offset, int Length, string Replacement)
{
    public TextSpan Span => new(Offset, Length);
}
