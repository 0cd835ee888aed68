namespace BumpBot.Config;

/// <summary>A place in a config file, both from 1.</summary>
internal readonly record struct Position(int Line, int Column)
{
    public static readonly Position Start = new(1, 1);
}
