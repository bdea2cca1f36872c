using System.Runtime.CompilerServices;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>What all code of one render shares: where it is, its bounds, and the host's values that were converted.</summary>
internal sealed class RenderState(JinjaEnvironment environment, JinjaUndefinedBehavior undefined, CancellationToken cancellation)
{
    private const int StepsPerCheck = 64;

    private readonly Stack<CallSite> callers = new();
    private readonly long deadline = environment.Options.MaxTime == Timeout.InfiniteTimeSpan
        ? long.MaxValue
        : System.Environment.TickCount64 + (long)environment.Options.MaxTime.TotalMilliseconds;
    private Dictionary<object, object?>? converted;
    private Evaluator? evaluator;
    private int depth;
    private long printed;
    private long iterations;
    private long steps;

    public JinjaEnvironment Environment { get; } = environment;

    public JinjaOptions Options => Environment.Options;

    public Evaluator Evaluator => evaluator ??= new Evaluator(this);

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The template whose code runs.</summary>
    public JinjaTemplate? Template { get; set; }

    /// <summary>The place in it that is evaluated.</summary>
    public Place Place { get; set; }

    /// <summary>What the macro returns that is about to end.</summary>
    public object? Returned { get; set; }

    public void Enter()
    {
        CountStep();
        Cancellation.ThrowIfCancellationRequested();
        if (depth >= Options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Fault.TooDeep();
        depth++;
    }

    public void Leave() => depth--;

    /// <summary>Enters a macro, whose failures then say where it was called.</summary>
    public void Enter(string macro)
    {
        var before = depth;
        Enter();
        callers.Push(new CallSite(macro, Template, Place, before));
    }

    /// <summary>Returns to where the macro was called.</summary>
    public void LeaveMacro()
    {
        (_, Template, Place, depth) = callers.Pop();
    }

    public void CountIteration()
    {
        if (++iterations > Options.MaxIterations)
            throw Fault.Runtime($"the loops of this render ran more than {Options.MaxIterations} rounds");
        CountStep();
    }

    /// <summary>One step of work that a template may repeat; now and then it looks at the clock.</summary>
    private void CountStep()
    {
        if (++steps % StepsPerCheck != 0)
            return;
        Cancellation.ThrowIfCancellationRequested();
        if (System.Environment.TickCount64 > deadline)
            throw Fault.Runtime($"this render ran longer than the {Options.MaxTime.TotalSeconds} s allowed", " Look for loops over many items.");
    }

    public void CountPrinted(int characters)
    {
        printed += characters;
        if (printed > Options.MaxOutput)
            throw Fault.Runtime($"this render printed more than {Options.MaxOutput} characters");
    }

    public void CheckSize(long size)
    {
        if (size > Options.MaxOutput)
            throw Fault.TooLarge(size, Options.MaxOutput);
    }

    public string Checked(string left, string right)
    {
        CheckSize((long)left.Length + right.Length);
        return left + right;
    }

    /// <summary>A value of the host as templates know it; the same list or dict each time.</summary>
    public object? Wrap(object? value)
    {
        if (!HostValues.IsForeignContainer(value))
            return HostValues.Wrap(value);
        converted ??= new Dictionary<object, object?>(ReferenceEqualityComparer.Instance);
        if (!converted.TryGetValue(value!, out var wrapped))
            converted[value!] = wrapped = HostValues.Wrap(value);
        return wrapped;
    }

    public JinjaUndefined Undefined(string what, Func<string>? hint = null) => new(what, hint, JinjaErrorKind.Undefined, undefined);

    public JinjaException Locate(JinjaFaultException fault)
    {
        var error = new JinjaError(fault.Kind, fault.Message, fault.Hint, Place);
        return Template is { } template
            ? template.Error(error, callers, fault.InnerException)
            : new JinjaException(error, "", "", fault);
    }
}
