namespace Updaters.Makefile;

/// <summary>One branch of a conditional, or the targets that a variable is set for: of assignments in different ones, others hold.</summary>
internal sealed class MakeBranch(MakeBranch? parent)
{
    private const int Deepest = 32;

    /// <summary>The branch around it; null = there is none.</summary>
    public MakeBranch? Parent { get; } = parent;

    /// <summary>Whether it is the other one, or lies within it.</summary>
    public bool IsWithin(MakeBranch other)
    {
        var depth = 0;
        for (var branch = this; branch is not null && depth < Deepest; branch = branch.Parent, depth++)
        {
            if (branch == other)
                return true;
        }
        return false;
    }
}
