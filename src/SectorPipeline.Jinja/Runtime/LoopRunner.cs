using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>One run of a for statement.</summary>
internal sealed class LoopRunner(Executor executor, For loop, Frame frame, int depth)
{
    public For Statement => loop;

    public int Depth => depth;

    public RenderState State => executor.State;

    public Flow Run(object? items, OutputBuffer output)
    {
        State.Place = loop.Items.At;
        var rounds = new LoopContext(this, Filtered(Iteration.Of(items)), loop.Condition is null ? Iteration.Length(items) : null);
        // As in Jinja2, a round that break or continue cuts short does not keep the else away.
        var isEmpty = true;
        while (MoveNext(rounds))
        {
            var flow = RunRound(rounds, output);
            isEmpty &= flow != Flow.Next;
            if (flow == Flow.Break)
                break;
            if (flow == Flow.Return)
                return flow;
        }

        return isEmpty ? executor.Execute(loop.Otherwise, new Frame(frame), output) : Flow.Next;
    }

    /// <summary>The loop once more over other items, one level deeper: <c>loop(items)</c>.</summary>
    public string Recurse(object? items)
    {
        var output = new OutputBuffer(State);
        State.Enter();
        var flow = new LoopRunner(executor, loop, frame, depth + 1).Run(items, output);
        State.Leave();
        return flow == Flow.Return ? throw new JinjaReturnException(State.Returned) : output.ToString();
    }

    private bool MoveNext(LoopContext rounds)
    {
        State.Place = loop.Items.At;
        State.CountIteration();
        return rounds.MoveNext();
    }

    private Flow RunRound(LoopContext rounds, OutputBuffer output)
    {
        var inner = new Frame(frame);
        inner.Set("loop", rounds);
        executor.Assign(loop.Target, rounds.Current, inner);
        return executor.Execute(loop.Body, inner, output);
    }

    private IEnumerable<object?> Filtered(IEnumerable<object?> items) => loop.Condition is null
        ? items
        : items.Where(item =>
        {
            var inner = new Frame(frame);
            executor.Assign(loop.Target, item, inner);
            return Truth.Of(executor.Evaluate(loop.Condition, inner));
        });
}
