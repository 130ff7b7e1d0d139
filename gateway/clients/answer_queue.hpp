// Where the answers of all calls in flight arrive: one queue, one thread that hands each to the loop that waits for it.
// gRPC's callback interface would do the same with as many threads as half the cores, at twice the cost per call.
#pragma once

#include <grpcpp/grpcpp.h>

#include <thread>

namespace rollcall::clients {

// A call in flight, as the queue knows it.
class Waiting {
  public:
    virtual ~Waiting() = default;
    // The answer is there. Called once, by the queue's thread, which must not be kept; owns itself from then on.
    virtual void arrived() = 0;
};

class AnswerQueue {
  public:
    AnswerQueue() : thread_([this] { hand_out(); }) {}

    // All calls must have been answered.
    ~AnswerQueue() {
        queue_.Shutdown();
        thread_.join();
    }

    AnswerQueue(const AnswerQueue&) = delete;
    AnswerQueue& operator=(const AnswerQueue&) = delete;

    grpc::CompletionQueue* queue() { return &queue_; }

  private:
    void hand_out() {
        void* tag = nullptr;
        bool ok = false;
        while (queue_.Next(&tag, &ok)) static_cast<Waiting*>(tag)->arrived();
    }

    grpc::CompletionQueue queue_;
    std::thread thread_;
};

}  // namespace rollcall::clients
